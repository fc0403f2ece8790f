package io.truevalue.signing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;

/**
 * Builds the string to sign as bytes. One instance is kept a thread and reused, since this is the gateway's hot path.
 * Every character is one byte on the wire (ISO 8859-1, as HTTP codecs decode). No two requests that differ in more than
 * the spaces around a value share a string to sign: each field is refused the bytes that end it.
 */
final class CanonicalRequest {
    private static final ThreadLocal<CanonicalRequest> KEPT = ThreadLocal.withInitial(CanonicalRequest::new);
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int KEPT_BYTES = 1 << 16;

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

    /** Takes a signed header, kept in the order of the names; throws {@link MalformedRequest} for one taken before. */
    void header(String name, String value) {
        if (!Ascii.isToken(name)) {
            throw new MalformedRequest("a header name that is no token");
        }
        int place = headers;
        while (place > 0) {
            int order = Ascii.compare(names[place - 1], name);
            if (order == 0) {
                throw new MalformedRequest("a signed header twice");
            }
            if (order < 0) {
                break;
            }
            place--;
        }
        if (headers == names.length) {
            names = Arrays.copyOf(names, headers * 2);
            values = Arrays.copyOf(values, headers * 2);
        }
        System.arraycopy(names, place, names, place + 1, headers - place);
        System.arraycopy(values, place, values, place + 1, headers - place);
        names[place] = name;
        values[place] = value;
        headers++;
    }

    /** Writes all lines; the headers taken so far are the signed ones. */
    void write(String audience, String timestamp, String method, String target, BodyHash body) {
        if (!Ascii.isToken(method)) {
            throw new MalformedRequest("a method that is no token");
        }
        line("v1");
        line(audience);
        line(timestamp);
        for (int i = 0; i < method.length(); i++) {
            put((byte) Ascii.upper(method.charAt(i)));
        }
        put((byte) '\n');
        line(target);
        for (int i = 0; i < BodyHash.BYTES; i++) {
            put(HEX[(body.at(i) >> 4) & 15]);
            put(HEX[body.at(i) & 15]);
        }
        put((byte) '\n');
        for (int i = 0; i < headers; i++) {
            String name = names[i];
            for (int c = 0; c < name.length(); c++) {
                put((byte) Ascii.lower(name.charAt(c)));
            }
            put((byte) ':');
            line(Ascii.trim(values[i]));
        }
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

    private void line(String text) {
        room(text.length() + 1);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || c == '\n' || c == 0) {
                throw new MalformedRequest("a CR, LF or NUL");
            }
            if (c > 0xFF) {
                throw new MalformedRequest("a character that is no byte");
            }
            bytes[length++] = (byte) c;
        }
        bytes[length++] = '\n';
    }

    private void put(byte value) {
        room(1);
        bytes[length++] = value;
    }

    private void room(int needed) {
        if (length + needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + needed));
        }
    }
}
