package io.truevalue.auditbundle;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Standard base64 (RFC 4648) with padding, in the one text that each value has. */
final class Base64Text {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private Base64Text() {}

    /** Null where a part of the text is not such a one. */
    static byte @Nullable [] decode(byte[] text, int from, int to) {
        if ((to - from) % 4 != 0 || !endsAsEncoded(text, from, to)) {
            return null;
        }
        try {
            return Base64.getDecoder()
                    .decode(ByteBuffer.wrap(text, from, to - from))
                    .array();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The decoder takes any bits beyond the last byte. */
    private static boolean endsAsEncoded(byte[] text, int from, int to) {
        if (from == to || text[to - 1] != '=') {
            return true;
        }
        boolean two = text[to - 2] == '=';
        int last = ALPHABET.indexOf(text[two ? to - 3 : to - 2]);
        return last >= 0 && last % (two ? 16 : 4) == 0;
    }
}
