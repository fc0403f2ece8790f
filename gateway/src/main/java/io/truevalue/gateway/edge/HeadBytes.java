package io.truevalue.gateway.edge;

import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A message's head while it is written, as the bytes that go on the wire. What could end a line early is refused here,
 * whoever checked it before. One is kept a thread and used again.
 */
final class HeadBytes {
    private static final int KEPT = 64 * 1024;
    private static final byte[] COLON = {':', ' '};

    private byte[] bytes = new byte[4096];
    private int length;

    void clear() {
        length = 0;
        if (bytes.length > KEPT) {
            bytes = new byte[4096];
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Room for so many more bytes, to be written at {@link #length} and told by {@link #wroteTo}. */
    byte[] room(int needed) {
        if (length + needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + needed));
        }
        return bytes;
    }

    void wroteTo(int end) {
        length = end;
    }

    /** Bytes encoded before, line ends included. */
    void put(byte[] block) {
        System.arraycopy(block, 0, room(block.length), length, block.length);
        length += block.length;
    }

    /** Text of one line; throws {@link IllegalArgumentException} for a control character or one that is no byte. */
    void put(CharSequence text) {
        int size = text.length();
        byte[] into = room(size);
        int from = length;
        if (text instanceof AsciiString ascii) {
            System.arraycopy(ascii.array(), ascii.arrayOffset(), into, from, size);
            refuseControls(into, from, size);
        } else {
            copy(text.toString(), into, from);
        }
        length = from + size;
    }

    private static void copy(String text, byte[] into, int from) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7F || c > 0xFF) {
                throw new IllegalArgumentException("a control character in a head");
            }
            into[from + i] = (byte) c;
        }
    }

    private static void refuseControls(byte[] bytes, int from, int size) {
        for (int i = from; i < from + size; i++) {
            byte b = bytes[i];
            if ((b >= 0 && b < ' ' && b != '\t') || b == 0x7F) {
                throw new IllegalArgumentException("a control character in a head");
            }
        }
    }

    void header(CharSequence name, CharSequence value) {
        put(name);
        put(COLON);
        put(value);
        endLine();
    }

    /** The name with its colon and space encoded before. */
    void header(byte[] name, CharSequence value) {
        put(name);
        put(value);
        endLine();
    }

    void endLine() {
        byte[] into = room(2);
        into[length++] = '\r';
        into[length++] = '\n';
    }

    void number(long value) {
        if (value < 10) {
            room(1)[length++] = (byte) ('0' + value);
            return;
        }
        int digits = 0;
        for (long rest = value; rest > 0; rest /= 10) {
            digits++;
        }
        byte[] into = room(digits);
        int at = length + digits;
        length = at;
        for (long rest = value; rest > 0; rest /= 10) {
            into[--at] = (byte) ('0' + rest % 10);
        }
    }

    static byte[] encoded(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
