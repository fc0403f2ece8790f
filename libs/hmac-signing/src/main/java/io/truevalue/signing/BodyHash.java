package io.truevalue.signing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of a request's body bytes: 32 bytes, of the empty string where there is no body. */
public final class BodyHash {
    public static final int BYTES = 32;

    private static final ThreadLocal<MessageDigest> KEPT = ThreadLocal.withInitial(BodyHash::newDigest);

    /** The hash of no body. */
    public static final BodyHash EMPTY = of(new byte[0]);

    private final byte[] digest;

    private BodyHash(byte[] digest) {
        this.digest = digest;
    }

    public static BodyHash of(byte[] body) {
        return new BodyHash(keptDigest().digest(body));
    }

    /** A digest computed elsewhere, such as while spooling to a file; throws {@link IllegalArgumentException} unless it has 32 bytes. */
    public static BodyHash ofDigest(byte[] sha256) {
        if (sha256.length != BYTES) {
            throw new IllegalArgumentException("A SHA-256 has 32 bytes, not " + sha256.length);
        }
        return new BodyHash(sha256.clone());
    }

    /** A fresh digest for a body that arrives in pieces. */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** This thread's, with nothing fed. */
    static MessageDigest keptDigest() {
        MessageDigest kept = KEPT.get();
        kept.reset();
        return kept;
    }

    byte at(int index) {
        return digest[index];
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(digest);
    }
}
