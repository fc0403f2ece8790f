package io.truevalue.gateway.edge;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Whether a request target can be read in one way only: the path that is authorised is the path that is signed and
 * forwarded, byte for byte, so whatever another reader might normalise is refused.
 */
final class RequestPath {
    private static final String NEVER_IN_A_PATH = "\"<>\\^`{|};#";

    private RequestPath() {}

    /** Origin form, printable ASCII, and a path without empty, dot or encoded-dot segments, parameters or overlong text. */
    static boolean isPlain(String target) {
        if (target.isEmpty() || target.charAt(0) != '/') {
            return false;
        }
        int query = target.indexOf('?');
        int end = query < 0 ? target.length() : query;
        for (int i = end; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c <= ' ' || c >= 0x7F || c == '#') {
                return false;
            }
        }
        return isPlainPath(target, end);
    }

    private static boolean isPlainPath(String target, int end) {
        boolean encoded = false;
        int segment = 1;
        for (int i = 1; i < end; i++) {
            char c = target.charAt(i);
            if (c <= ' ' || c >= 0x7F || NEVER_IN_A_PATH.indexOf(c) >= 0) {
                return false;
            }
            if (c == '/') {
                if (isEmptyOrDots(target, segment, i)) {
                    return false;
                }
                segment = i + 1;
            }
            encoded |= c == '%';
        }
        if (segment < end && isEmptyOrDots(target, segment, end)) {
            return false;
        }
        return !encoded || isPlainlyEncoded(target, end);
    }

    private static boolean isEmptyOrDots(String target, int from, int to) {
        return switch (to - from) {
            case 0 -> true;
            case 1 -> target.charAt(from) == '.';
            case 2 -> target.charAt(from) == '.' && target.charAt(from + 1) == '.';
            default -> false;
        };
    }

    /** Percent-encoding of text alone: valid UTF-8, and none of the bytes that mean something in a path. */
    private static boolean isPlainlyEncoded(String target, int end) {
        byte[] decoded = new byte[end];
        int length = 0;
        for (int i = 0; i < end; i++) {
            char c = target.charAt(i);
            if (c != '%') {
                decoded[length++] = (byte) c;
                continue;
            }
            int value = i + 2 < end ? hex(target.charAt(i + 1)) * 16 + hex(target.charAt(i + 2)) : -1;
            if (value < 0x20 || value == 0x7F || "./\\%;".indexOf(value) >= 0) {
                return false;
            }
            decoded[length++] = (byte) value;
            i += 2;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded, 0, length));
            return true;
        } catch (CharacterCodingException overlongOrBroken) {
            return false;
        }
    }

    private static int hex(char c) {
        int digit = c < 0x80 ? Character.digit(c, 16) : -1;
        return digit < 0 ? -1_000 : digit;
    }
}
