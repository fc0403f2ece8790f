package io.truevalue.signing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.crypto.Mac;

/** A string to sign while it is written: bytes that grow, each line refused the bytes that would end it early. */
final class SigningText {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[2048];
    private int length;

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    /** Text that is known to be ASCII without line ends. */
    void put(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    void put(byte value) {
        room(1);
        bytes[length++] = value;
    }

    void put(byte[] from, int start, int end) {
        room(end - start);
        System.arraycopy(from, start, bytes, length, end - start);
        length += end - start;
    }

    /** A field and the LF that ends it; throws {@link MalformedRequest} for a character that is no byte of a field. */
    void line(String text) {
        int from = length;
        room(text.length() + 1);
        byte[] into = bytes;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || c == '\n' || c == 0 || c > 0xFF) {
                throw new MalformedRequest("a CR, LF, NUL, or a character that is no byte");
            }
            into[from + i] = (byte) c;
        }
        length = from + text.length();
        bytes[length++] = '\n';
    }

    void method(String method) {
        if (!Ascii.isToken(method)) {
            throw new MalformedRequest("a method that is no token");
        }
        room(method.length() + 1);
        for (int i = 0; i < method.length(); i++) {
            bytes[length++] = (byte) Ascii.upper(method.charAt(i));
        }
        bytes[length++] = '\n';
    }

    void hash(BodyHash body) {
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

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** Writes lower-case hexadecimal digits, two a byte, and returns where they end. */
    static int hex(byte[] from, int start, int count, byte[] into, int at) {
        int end = at;
        for (int i = start; i < start + count; i++) {
            into[end++] = HEX[(from[i] >> 4) & 15];
            into[end++] = HEX[from[i] & 15];
        }
        return end;
    }

    private void room(int needed) {
        if (length + needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + needed));
        }
    }
}
