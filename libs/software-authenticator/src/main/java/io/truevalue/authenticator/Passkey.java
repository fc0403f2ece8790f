package io.truevalue.authenticator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;

/** One key for one relying party and user, and how often it has signed. */
final class Passkey {
    private static final int USER_PRESENT = 0x01;
    private static final int USER_VERIFIED = 0x04;
    private static final int BACKUP_ELIGIBLE = 0x08;
    private static final int BACKED_UP = 0x10;
    private static final int ATTESTED = 0x40;
    private static final byte[] NO_MODEL = new byte[16];

    private final byte[] id;
    private final String rpId;
    private final byte[] userHandle;
    private final Algorithm algorithm;
    private final boolean synced;
    private final KeyPair key;
    private long counter;

    Passkey(byte[] id, String rpId, byte[] userHandle, Algorithm algorithm, boolean synced) {
        this(id, rpId, userHandle, algorithm, synced, algorithm.newKey(), 0);
    }

    private Passkey(
            byte[] id, String rpId, byte[] userHandle, Algorithm algorithm, boolean synced, KeyPair key, long counter) {
        this.id = id.clone();
        this.rpId = rpId;
        this.userHandle = userHandle.clone();
        this.algorithm = algorithm;
        this.synced = synced;
        this.key = key;
        this.counter = counter;
    }

    /** The same key in another device; from here each counts by itself. */
    Passkey copy() {
        return new Passkey(id, rpId, userHandle, algorithm, synced, key, counter);
    }

    byte[] id() {
        return id.clone();
    }

    byte[] userHandle() {
        return userHandle.clone();
    }

    boolean isFor(String relyingParty) {
        return rpId.equals(relyingParty);
    }

    /** The authenticator data of a registration, with the public key (WebAuthn Level 3, 6.1 and 6.5.1). */
    byte[] attestedData(Behaviour behaviour) {
        byte[] cose = Algorithm.cose(key.getPublic(), behaviour.algorithm(algorithm));
        byte[] data = authenticatorData(behaviour, ATTESTED);
        return ByteBuffer.allocate(data.length + NO_MODEL.length + 2 + id.length + cose.length)
                .put(data)
                .put(NO_MODEL)
                .putShort((short) id.length)
                .put(id)
                .put(cose)
                .array();
    }

    /** The authenticator data of an assertion. */
    byte[] assertedData(Behaviour behaviour) {
        return authenticatorData(behaviour, 0);
    }

    byte[] sign(byte[] authenticatorData, byte[] clientData, Behaviour behaviour) {
        try {
            Signature signature = Signature.getInstance(algorithm.signature());
            signature.initSign(key.getPrivate());
            signature.update(authenticatorData);
            signature.update(sha256(clientData));
            byte[] signed = signature.sign();
            if (behaviour.isSignatureSpoilt()) {
                signed[signed.length - 1] ^= 1;
            }
            return signed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of one's own signs", e);
        }
    }

    private byte[] authenticatorData(Behaviour behaviour, int more) {
        // A passkey that is synced between devices has no counter: it stays 0.
        counter = behaviour.counter(synced ? 0 : counter + 1);
        int flags = more
                | (behaviour.isUserPresent() ? USER_PRESENT : 0)
                | (behaviour.isUserVerified() ? USER_VERIFIED : 0)
                | (synced ? BACKUP_ELIGIBLE | BACKED_UP : 0);
        return ByteBuffer.allocate(37)
                .put(sha256(behaviour.rpId(rpId).getBytes(UTF_8)))
                .put((byte) flags)
                .putInt((int) counter)
                .array();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
