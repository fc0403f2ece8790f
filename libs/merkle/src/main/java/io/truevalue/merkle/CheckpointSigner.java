package io.truevalue.merkle;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.util.Arrays;

/** Signs a log's checkpoints. That no two are inconsistent is its owner's duty: this signs whatever it is given. */
public final class CheckpointSigner {
    private static final byte[] TRIAL = "truevalue-checkpoint-key".getBytes(StandardCharsets.UTF_8);

    private final byte[] seed;
    private final PrivateKey privateKey;
    private final VerifierKey verifierKey;
    private final byte[] publicKey;

    private CheckpointSigner(String name, byte[] seed, byte[] publicKey) {
        this.seed = seed;
        this.privateKey = Ed25519.privateKey(seed);
        this.publicKey = publicKey;
        this.verifierKey = new VerifierKey(name, publicKey);
        if (!verifierKey.verifies(TRIAL, Ed25519.sign(privateKey, TRIAL))) {
            throw new IllegalArgumentException("The two halves of the key of " + name + " do not belong together");
        }
    }

    /** With a new key. */
    public static CheckpointSigner generate(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new CheckpointSigner(
                    name,
                    last32(pair.getPrivate().getEncoded()),
                    last32(pair.getPublic().getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform from 15 on has Ed25519", e);
        }
    }

    /**
     * With a key that was kept.
     *
     * @param secret as {@link #secret()} gave it
     * @throws IllegalArgumentException where it is no such secret
     */
    public static CheckpointSigner of(String name, byte[] secret) {
        if (secret.length != 2 * Ed25519.KEY_LENGTH) {
            throw new IllegalArgumentException("A signer's secret has 64 bytes, not " + secret.length);
        }
        return new CheckpointSigner(name, Arrays.copyOf(secret, Ed25519.KEY_LENGTH), last32(secret));
    }

    /** To keep, sealed: the 32 bytes of RFC 8032's seed, then the 32 of the public key. */
    public byte[] secret() {
        return Ed25519.joined(seed, publicKey);
    }

    public VerifierKey verifierKey() {
        return verifierKey;
    }

    public SignedCheckpoint sign(Checkpoint checkpoint) {
        byte[] body = checkpoint.body().getBytes(StandardCharsets.UTF_8);
        return SignedCheckpoint.of(
                checkpoint, new NoteSignature(verifierKey.name(), verifierKey.id(), Ed25519.sign(privateKey, body)));
    }

    private static byte[] last32(byte[] bytes) {
        return Arrays.copyOfRange(bytes, bytes.length - Ed25519.KEY_LENGTH, bytes.length);
    }

    @Override
    public String toString() {
        return "CheckpointSigner[" + verifierKey.name() + "]";
    }
}
