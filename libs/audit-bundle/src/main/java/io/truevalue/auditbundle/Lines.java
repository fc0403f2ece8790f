package io.truevalue.auditbundle;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A bundle's lines, one after another; memory holds a few of them. */
interface Lines {
    /** In bytes. */
    int LONGEST = 16 << 20;

    /** The next; null after the last. */
    @Nullable
    Line next() throws IOException;

    /** Reads either form: NDJSON begins with a brace, CSV with its names. */
    static Lines of(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(1);
        int first = buffered.read();
        buffered.reset();
        return first == 'i' ? new CsvLines(buffered) : new NdjsonLines(buffered);
    }

    static BundleRejected tooLong(long line) {
        return new BundleRejected("line " + line + ": it is longer than 16 MiB");
    }
}
