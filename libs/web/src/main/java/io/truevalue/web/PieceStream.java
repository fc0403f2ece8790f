package io.truevalue.web;

import java.io.InputStream;
import java.util.function.Supplier;

/** A stream whose pieces are fetched one after another, as they are read. An empty piece is the end. */
public final class PieceStream extends InputStream {
    private final Supplier<byte[]> pieces;
    private byte[] piece = {};
    private int position;
    private boolean ended;

    public PieceStream(Supplier<byte[]> pieces) {
        this.pieces = pieces;
    }

    @Override
    public int read() {
        return fetch() ? piece[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!fetch()) {
            return -1;
        }
        int read = Math.min(length, piece.length - position);
        System.arraycopy(piece, position, into, offset, read);
        position += read;
        return read;
    }

    private boolean fetch() {
        if (position == piece.length && !ended) {
            piece = pieces.get();
            position = 0;
            ended = piece.length == 0;
        }
        return !ended;
    }
}
