package io.truevalue.auditbundle;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds bytes eight at once (Hacker's Delight, 6-1): x - 1 borrows into the highest bit of a byte that was zero. Bytes after
 * the first that is found may be wrong; the first never is.
 */
final class PlainText {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOWEST = 0x0101010101010101L;
    private static final long HIGHEST = LOWEST << 7;
    private static final long QUOTES = LOWEST * '"';
    private static final long BACKSLASHES = LOWEST * '\\';
    private static final long SPACES = LOWEST * ' ';
    private static final long LINE_ENDS = LOWEST * '\n';

    private PlainText() {}

    private static long word(byte[] text, int at) {
        return (long) LONGS.get(text, at);
    }

    private static long zeros(long word) {
        return (word - LOWEST) & ~word;
    }

    private static boolean isPlain(byte next) {
        return next >= ' ' && next != '"' && next != '\\';
    }

    /** Where the first byte stands that JSON could not have in a text as it is, or that is not ASCII. */
    static int end(byte[] text, int from, int end) {
        int at = from;
        while (at + Long.BYTES <= end) {
            long word = word(text, at);
            long controls = (word - SPACES) & ~word;
            long found = (zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES) | controls | word) & HIGHEST;
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
            at += Long.BYTES;
        }
        while (at < end && isPlain(text[at])) {
            at++;
        }
        return at;
    }

    /** Where the first LF stands. */
    static int lineEnd(byte[] text, int from, int end) {
        int at = from;
        while (at + Long.BYTES <= end) {
            long found = zeros(word(text, at) ^ LINE_ENDS) & HIGHEST;
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
            at += Long.BYTES;
        }
        while (at < end && text[at] != '\n') {
            at++;
        }
        return at;
    }

    /**
     * Copies what stands before the first quote or backslash; where that stands.
     *
     * @param into has place for eight bytes more
     */
    static int copy(byte[] text, int from, byte[] into, int offset) {
        int at = from;
        int to = offset;
        while (at + Long.BYTES <= text.length) {
            long word = word(text, at);
            LONGS.set(into, to, word);
            long found = (zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES)) & HIGHEST;
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
            at += Long.BYTES;
            to += Long.BYTES;
        }
        while (at < text.length && text[at] != '"' && text[at] != '\\') {
            into[to++] = text[at++];
        }
        return at;
    }
}
