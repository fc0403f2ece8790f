package io.truevalue.signing;

import java.nio.ByteBuffer;

/**
 * What tells one signed request from any other: SHA-256 of the caller's name and the string to sign, which holds the
 * nonce and the timestamp.
 */
public record ReplayKey(long first, long second, long third, long fourth) {
    public static final int BYTES = 32;

    /** Of the 32 bytes of a SHA-256. */
    public static ReplayKey of(byte[] sha256) {
        ByteBuffer bytes = ByteBuffer.wrap(sha256);
        return new ReplayKey(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }

    /** The 32 bytes. */
    public byte[] toBytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(first)
                .putLong(second)
                .putLong(third)
                .putLong(fourth)
                .array();
    }
}
