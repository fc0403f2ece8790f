package io.truevalue.tenancy.signature;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.truevalue.signing.BodyHash;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A body held back until it is whole and its hash is known: in memory up to a size, in a file past it. */
final class RequestBody implements AutoCloseable {
    static final int HELD_IN_MEMORY = 1 << 20;
    private static final int CHUNK = 64 << 10;

    private final MessageDigest digest = BodyHash.newDigest();
    private final Deque<ByteBuf> held = new ArrayDeque<>();
    private final long largest;
    private long size;
    private @Nullable FileChannel spool;

    RequestBody(long largest) {
        this.largest = largest;
    }

    /** Takes a piece over; false when the body is now too large. */
    boolean add(ByteBuf piece) throws IOException {
        size += piece.readableBytes();
        if (size > largest) {
            piece.release();
            return false;
        }
        digest.update(piece.nioBuffer());
        if (size <= HELD_IN_MEMORY && spool == null) {
            held.add(piece);
            return true;
        }
        held.add(piece);
        spill();
        return true;
    }

    BodyHash hash() {
        return BodyHash.ofDigest(digest.digest());
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Goes back to the first byte, for reading. */
    void rewind() throws IOException {
        if (spool != null) {
            spool.position(0);
        }
    }

    /** The next piece, which the caller releases; null at the end. */
    @Nullable
    ByteBuf next(ByteBufAllocator allocator) throws IOException {
        FileChannel file = spool;
        if (file == null) {
            return held.poll();
        }
        ByteBuf piece = allocator.buffer(CHUNK);
        int read = piece.writeBytes(file, CHUNK);
        if (read <= 0) {
            piece.release();
            return null;
        }
        return piece;
    }

    private void spill() throws IOException {
        FileChannel file = spool;
        if (file == null) {
            Path path = Files.createTempFile("truevalue-upload-", ".part");
            file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            spool = file;
        }
        for (ByteBuf piece = held.poll(); piece != null; piece = held.poll()) {
            try {
                while (piece.isReadable()) {
                    piece.readBytes(file, piece.readableBytes());
                }
            } finally {
                piece.release();
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (ByteBuf piece = held.poll(); piece != null; piece = held.poll()) {
            piece.release();
        }
        if (spool != null) {
            spool.close();
        }
    }
}
