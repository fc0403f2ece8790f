package io.truevalue.gateway.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.DefaultFileRegion;
import io.netty.channel.FileRegion;
import io.truevalue.signing.BodyHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One body in a file, written and hashed in order off the event loop. */
final class Spool {
    private static final int BEHIND = 4;

    private final FileChannel channel;
    private final Executor writers;
    private final Runnable progressed;
    private final Runnable closed;
    private final MessageDigest digest = BodyHash.newDigest();
    private final Queue<ByteBuf> pending = new ArrayDeque<>();
    private boolean writing;
    private boolean isClosed;
    private long length;
    private @Nullable IOException failure;
    private @Nullable Consumer<@Nullable IOException> whenWritten;

    Spool(FileChannel channel, Executor writers, Runnable progressed, Runnable closed) {
        this.channel = channel;
        this.writers = writers;
        this.progressed = progressed;
        this.closed = closed;
    }

    /** Takes over a piece, to be written after those before it. */
    synchronized void write(ByteBuf piece) {
        pending.add(piece);
        if (!writing) {
            writing = true;
            writers.execute(this::drain);
        }
    }

    synchronized boolean isBehind() {
        return pending.size() > BEHIND;
    }

    /** Calls back, on any thread, once everything is written, with the failure if there was one. */
    synchronized void whenWritten(Consumer<@Nullable IOException> callback) {
        whenWritten = callback;
        if (!writing) {
            callback.accept(failure);
        }
    }

    synchronized BodyHash hash() {
        return BodyHash.ofDigest(digest.digest());
    }

    /** The whole file, to be sent; the file itself stays open until {@link #close}. */
    FileRegion region() {
        return new DefaultFileRegion(channel, 0, length) {
            @Override
            protected void deallocate() {
                // Closed with the spool, since a second try may send it again.
            }
        };
    }

    synchronized void close() {
        if (!isClosed) {
            isClosed = true;
            whenWritten = null;
            if (!writing) {
                dispose();
            }
        }
    }

    private void drain() {
        for (ByteBuf piece = next(); piece != null; piece = next()) {
            try {
                for (ByteBuffer part : piece.nioBuffers()) {
                    digest.update(part.duplicate());
                    length += part.remaining();
                    while (part.hasRemaining()) {
                        channel.write(part);
                    }
                }
            } catch (IOException e) {
                fail(e);
            } finally {
                piece.release();
            }
            progressed.run();
        }
    }

    private synchronized void fail(IOException e) {
        failure = e;
    }

    private synchronized @Nullable ByteBuf next() {
        ByteBuf piece = pending.poll();
        if (piece == null) {
            writing = false;
            if (isClosed) {
                dispose();
            } else if (whenWritten != null) {
                whenWritten.accept(failure);
            }
        }
        return piece;
    }

    private void dispose() {
        pending.forEach(ByteBuf::release);
        pending.clear();
        try {
            channel.close();
        } catch (IOException unlinkedAlready) {
            failure = unlinkedAlready;
        }
        closed.run();
    }
}
