package io.truevalue.cli.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A file's bytes where the kernel holds them anyway, a window after another: it need not copy them for us first. */
final class MappedFile extends InputStream {
    private static final long WINDOW = 1 << 28;

    private final FileChannel file;
    private final long size;
    private long mapped;
    private MappedByteBuffer window;

    MappedFile(Path path) throws IOException {
        this.file = FileChannel.open(path);
        this.size = file.size();
        this.window = file.map(FileChannel.MapMode.READ_ONLY, 0, 0);
    }

    private boolean hasMore() throws IOException {
        if (!window.hasRemaining() && mapped < size) {
            window = file.map(FileChannel.MapMode.READ_ONLY, mapped, Math.min(WINDOW, size - mapped));
            mapped += window.remaining();
        }
        return window.hasRemaining();
    }

    @Override
    public int read() throws IOException {
        return hasMore() ? window.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (!hasMore()) {
            return -1;
        }
        int read = Math.min(length, window.remaining());
        try {
            window.get(into, offset, read);
        } catch (InternalError e) { // How the JVM tells that a page is gone.
            throw new IOException("it was cut while it was read", e);
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
