package io.truevalue.auditbundle;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** Standard base64 (RFC 4648) with padding, in the one text that each value has. */
final class Base64Text {
    private static final byte[] VALUES = values();

    private Base64Text() {}

    private static byte[] values() {
        byte[] alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".getBytes(US_ASCII);
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < alphabet.length; i++) {
            values[alphabet[i]] = (byte) i;
        }
        return values;
    }

    /** How many bytes were written to the beginning of the other; {@link JsonScan#NO} where it is not such a text. */
    static int decode(byte[] text, int from, int to, byte[] into) {
        int padding = to - from >= 4 && text[to - 1] == '=' ? (text[to - 2] == '=' ? 2 : 1) : 0;
        if ((to - from) % 4 != 0) {
            return JsonScan.NO;
        }
        int whole = padding == 0 ? to : to - 4;
        int wrong = 0;
        int out = 0;
        for (int at = from; at < whole; at += 4) {
            int a = VALUES[text[at] & 0xFF];
            int b = VALUES[text[at + 1] & 0xFF];
            int c = VALUES[text[at + 2] & 0xFF];
            int d = VALUES[text[at + 3] & 0xFF];
            int bits = a << 18 | b << 12 | c << 6 | d;
            wrong |= a | b | c | d;
            into[out++] = (byte) (bits >> 16);
            into[out++] = (byte) (bits >> 8);
            into[out++] = (byte) bits;
        }
        if (padding > 0) {
            int a = VALUES[text[whole] & 0xFF];
            int b = VALUES[text[whole + 1] & 0xFF];
            int c = padding == 1 ? VALUES[text[whole + 2] & 0xFF] : 0;
            int bits = a << 18 | b << 12 | c << 6;
            // Bits beyond the last byte would be a second text of the same value.
            wrong |= a | b | c | ((bits & (padding == 1 ? 0xFF : 0xFFFF)) == 0 ? 0 : -1);
            into[out++] = (byte) (bits >> 16);
            if (padding == 1) {
                into[out++] = (byte) (bits >> 8);
            }
        }
        return wrong < 0 ? JsonScan.NO : out;
    }
}
