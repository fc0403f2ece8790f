package io.truevalue.gateway.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.truevalue.signing.BodyHash;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A request's body while it arrives, since it must be hashed before its first byte is sent on: held in memory up to a
 * bound, and past it in a file where the route takes uploads.
 */
final class RequestBody {
    /** What became of a piece of the body. */
    enum Taken {
        HELD,
        TOO_LARGE
    }

    private final int heldAtMost;
    private final long most;
    private final SpoolPlace place;
    private final Runnable progressed;
    private @Nullable ByteBuf held;
    private @Nullable Spool spool;
    private long length;

    RequestBody(int heldAtMost, long most, SpoolPlace place, Runnable progressed) {
        this.heldAtMost = heldAtMost;
        this.most = most;
        this.place = place;
        this.progressed = progressed;
    }

    /** Takes over a piece. */
    Taken take(ByteBuf piece, ByteBufAllocator allocator) {
        length += piece.readableBytes();
        if (length > most) {
            piece.release();
            return Taken.TOO_LARGE;
        }
        if (!piece.isReadable()) {
            piece.release();
            return Taken.HELD;
        }
        if (spool == null && length > heldAtMost) {
            spool = place.open(progressed);
            if (held != null) {
                spool.write(held);
                held = null;
            }
        }
        if (spool != null) {
            spool.write(piece);
        } else if (held == null) {
            held = piece;
        } else {
            hold(held, piece, allocator);
        }
        return Taken.HELD;
    }

    private void hold(ByteBuf sofar, ByteBuf piece, ByteBufAllocator allocator) {
        ByteBuf target = sofar;
        if (sofar.maxCapacity() < length || sofar.refCnt() > 1 || sofar.isReadOnly() || sofar.unwrap() != null) {
            target = allocator.buffer((int) Math.max(length, 8_192), heldAtMost);
            target.writeBytes(sofar);
            sofar.release();
            held = target;
        }
        target.writeBytes(piece);
        piece.release();
    }

    /** Whether more of the body should wait, because the file is behind. */
    boolean isBusy() {
        return spool != null && spool.isBehind();
    }

    long length() {
        return length;
    }

    /** The file where it was spooled, else null. */
    @Nullable
    Spool spool() {
        return spool;
    }

    ByteBuf bytes() {
        return held == null ? Unpooled.EMPTY_BUFFER : held;
    }

    /** A copy of what is held in memory. */
    byte[] copy() {
        return ByteBufUtil.getBytes(bytes());
    }

    long most() {
        return most;
    }

    BodyHash hashOfBytes() {
        if (held == null) {
            return BodyHash.EMPTY;
        }
        MessageDigest digest = BodyHash.newDigest();
        for (ByteBuffer part : held.nioBuffers()) {
            digest.update(part);
        }
        return BodyHash.ofDigest(digest.digest());
    }

    void release() {
        if (held != null) {
            held.release();
            held = null;
        }
        if (spool != null) {
            spool.close();
            spool = null;
        }
    }
}
