package io.truevalue.signing;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;

/**
 * Signs what {@link RequestSigner} signs, from a template and as bytes, without garbage: for a gateway's hot path. Not
 * thread-safe: each thread has one for each audience. Every call takes a fresh nonce and the present second.
 */
public final class ThreadSigner {
    /** Bytes that {@link #writeHeaders} needs at most. */
    public static final int HEADERS_LENGTH = 256;

    private static final byte[] NONCE_HEADER = ascii(SigningHeaders.NONCE + ": ");
    private static final byte[] TIMESTAMP_HEADER = ascii("\r\n" + SigningHeaders.GATEWAY_TIMESTAMP + ": ");
    private static final byte[] SIGNATURE_HEADER = ascii("\r\n" + SigningHeaders.GATEWAY_SIGNATURE + ": v1=");

    private final byte[] start;
    private final Mac mac;
    private final InstantSource clock;
    private final SigningText text = new SigningText();
    private final byte[] nonce = new byte[32];
    private final byte[] signature = new byte[32];
    private byte[] second = new byte[0];
    private long secondIs = Long.MIN_VALUE;

    ThreadSigner(SigningKey key, String audience, InstantSource clock) {
        this.start = ascii("v1\n" + audience + '\n');
        this.mac = key.newMac();
        this.clock = clock;
    }

    /**
     * Signs one try of one request, for {@link #writeHeaders} to tell.
     *
     * @param target path and query exactly as they will stand on the wire, a character a byte (ISO 8859-1)
     * @param values of the template's varying headers, in its order; empty for one that is absent, and for the nonce,
     *     which is this signer's
     * @throws MalformedRequest if a field holds CR, LF or NUL
     */
    public void sign(String method, String target, BodyHash body, SignedTemplate template, String... values) {
        Nonces.next(nonce);
        takeSecond();
        text.clear();
        text.put(start, 0, start.length);
        text.put(second, 0, second.length);
        text.put((byte) '\n');
        text.method(method);
        text.line(target);
        text.hash(body);
        template.writeLines(text, nonce, values);
        text.feed(mac);
        try {
            mac.doFinal(signature, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException("HMAC-SHA256 has 32 bytes", e);
        }
    }

    /** Writes nonce, timestamp and signature as header lines, each ended by CR LF, and returns where they end. */
    public int writeHeaders(byte[] into, int at) {
        int end = put(NONCE_HEADER, into, at);
        end = put(nonce, into, end);
        end = put(TIMESTAMP_HEADER, into, end);
        end = put(second, into, end);
        end = put(SIGNATURE_HEADER, into, end);
        end = SigningText.hex(signature, 0, signature.length, into, end);
        into[end++] = '\r';
        into[end++] = '\n';
        return end;
    }

    private static int put(byte[] from, byte[] into, int at) {
        System.arraycopy(from, 0, into, at, from.length);
        return at + from.length;
    }

    private void takeSecond() {
        long now = Math.floorDiv(clock.millis(), 1_000L);
        if (now != secondIs) {
            secondIs = now;
            second = ascii(Long.toString(now));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
