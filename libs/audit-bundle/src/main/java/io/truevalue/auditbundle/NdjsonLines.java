package io.truevalue.auditbundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines that each end with LF; what follows the last LF is no line. */
final class NdjsonLines implements Lines {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long LOWEST = 0x0101010101010101L;
    private static final long HIGHEST = LOWEST << 7;
    private static final long LINE_ENDS = LOWEST * '\n';

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 18];
    private int at;
    private int end;
    private long number;

    NdjsonLines(InputStream in) {
        this.in = in;
    }

    @Override
    public @Nullable Line next() throws IOException {
        ByteArrayOutputStream begun = null;
        while (true) {
            int from = at;
            skipToLineEnd();
            if (at < end) {
                at++;
                return new Line(++number, whole(begun, from, at - 1), null);
            }
            begun = begun == null ? new ByteArrayOutputStream() : begun;
            begun.write(buffer, from, end - from);
            if (begun.size() > LONGEST) {
                throw Lines.tooLong(number + 1);
            }
            end = Math.max(0, in.read(buffer));
            at = 0;
            if (end == 0) {
                BundleRejected.unless(begun.size() == 0, "the bundle is cut off after line " + number);
                return null;
            }
        }
    }

    /** Eight bytes at once, until one of them is LF: x - 1 borrows into the highest bit of a byte that is zero. */
    private void skipToLineEnd() {
        while (at + Long.BYTES <= end) {
            long apart = (long) LONGS.get(buffer, at) ^ LINE_ENDS;
            if ((apart - LOWEST & ~apart & HIGHEST) != 0) {
                break;
            }
            at += Long.BYTES;
        }
        while (at < end && buffer[at] != '\n') {
            at++;
        }
    }

    private byte[] whole(@Nullable ByteArrayOutputStream begun, int from, int to) {
        if (begun == null || begun.size() == 0) {
            return Arrays.copyOfRange(buffer, from, to);
        }
        begun.write(buffer, from, to - from);
        return begun.toByteArray();
    }
}
