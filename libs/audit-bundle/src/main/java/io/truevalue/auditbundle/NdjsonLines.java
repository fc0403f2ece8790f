package io.truevalue.auditbundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines that each end with LF; what follows the last LF is no line. */
final class NdjsonLines implements Lines {
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
            at = PlainText.lineEnd(buffer, at, end);
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

    private byte[] whole(@Nullable ByteArrayOutputStream begun, int from, int to) {
        if (begun == null || begun.size() == 0) {
            return Arrays.copyOfRange(buffer, from, to);
        }
        begun.write(buffer, from, to - from);
        return begun.toByteArray();
    }
}
