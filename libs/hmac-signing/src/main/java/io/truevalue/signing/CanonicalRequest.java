package io.truevalue.signing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Builds the string to sign as bytes. One instance is kept a thread and reused, since this is the gateway's hot path.
 * Every character is one byte on the wire (ISO 8859-1, as HTTP codecs decode). No two requests that differ in more than
 * the spaces around a value share a string to sign: each field is refused the bytes that end it.
 */
final class CanonicalRequest {
    private static final ThreadLocal<CanonicalRequest> KEPT = ThreadLocal.withInitial(CanonicalRequest::new);
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int KEPT_BYTES = 1 << 16;
    private static final int REMEMBERED = 16;

    /** From here to 0xFF no character ends a line. */
    private static final char PLAIN = '\r' + 1;

    private final @Nullable HeaderOrder[] remembered = new HeaderOrder[REMEMBERED];
    private byte[] bytes = new byte[1024];
    private int length;
    private String[] names = new String[24];
    private String[] values = new String[24];
    private int headers;

    private CanonicalRequest() {}

    /** This thread's instance, cleared. */
    static CanonicalRequest begin() {
        CanonicalRequest request = KEPT.get();
        if (request.bytes.length > KEPT_BYTES) {
            request.bytes = new byte[1024];
        }
        Arrays.fill(request.names, 0, request.headers, "");
        Arrays.fill(request.values, 0, request.headers, "");
        request.headers = 0;
        request.length = 0;
        return request;
    }

    /** Takes a signed header. */
    void header(String name, String value) {
        if (headers == names.length) {
            names = Arrays.copyOf(names, headers * 2);
            values = Arrays.copyOf(values, headers * 2);
        }
        names[headers] = name;
        values[headers] = value;
        headers++;
    }

    /** The order of the headers taken; throws {@link MalformedRequest} for one taken twice or of no proper name. */
    HeaderOrder order() {
        int slot = HeaderOrder.hash(names, headers) & (REMEMBERED - 1);
        HeaderOrder known = remembered[slot];
        if (known != null && known.isOf(names, headers)) {
            return known;
        }
        HeaderOrder found = HeaderOrder.of(names, headers);
        if (found.isSmall()) {
            remembered[slot] = found;
        }
        return found;
    }

    /** Writes all lines; the headers taken so far are the signed ones. */
    void write(String audience, String timestamp, String method, String target, BodyHash body) {
        HeaderOrder order = order();
        if (!Ascii.isToken(method)) {
            throw new MalformedRequest("a method that is no token");
        }
        line("v1");
        line(audience);
        line(timestamp);
        room(method.length() + 1);
        for (int i = 0; i < method.length(); i++) {
            bytes[length++] = (byte) Ascii.upper(method.charAt(i));
        }
        bytes[length++] = '\n';
        line(target);
        write(body);
        for (int rank = 0; rank < headers; rank++) {
            byte[] prefix = order.prefix(rank);
            room(prefix.length);
            System.arraycopy(prefix, 0, bytes, length, prefix.length);
            length += prefix.length;
            line(Ascii.trim(values[order.place(rank)]));
        }
    }

    private void write(BodyHash body) {
        room(2 * BodyHash.BYTES + 1);
        for (int i = 0; i < BodyHash.BYTES; i++) {
            bytes[length++] = HEX[(body.at(i) >> 4) & 15];
            bytes[length++] = HEX[body.at(i) & 15];
        }
        bytes[length++] = '\n';
    }

    void feed(Mac mac) {
        mac.update(bytes, 0, length);
    }

    void feed(MessageDigest digest) {
        digest.update(bytes, 0, length);
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** Nearly every character passes by one comparison: this is most of what signing costs beside the hashes. */
    private void line(String text) {
        int characters = text.length();
        room(characters + 1);
        byte[] into = bytes;
        int at = length;
        for (int i = 0; i < characters; i++) {
            char c = text.charAt(i);
            if ((char) (c - PLAIN) > 0xFF - PLAIN) {
                refuseSeparator(c);
            }
            into[at++] = (byte) c;
        }
        into[at++] = '\n';
        length = at;
    }

    private static void refuseSeparator(char c) {
        if (c == '\r' || c == '\n' || c == 0) {
            throw new MalformedRequest("a CR, LF or NUL");
        }
        if (c > 0xFF) {
            throw new MalformedRequest("a character that is no byte");
        }
    }

    private void room(int needed) {
        if (length + needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + needed));
        }
    }
}
