package io.truevalue.merkle;

import static io.truevalue.merkle.Proofs.reject;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public Ed25519 key by which notes are verified, as C2SP signed-note names it: name and id together tell keys apart.
 * Its text is {@code <name>+<id, 8 hexadecimal digits>+<base64 of 0x01 and the key>}.
 */
public final class VerifierKey {
    private static final byte ED25519 = 1;

    private final String name;
    private final byte[] key;
    private final int id;
    private final PublicKey publicKey;

    /**
     * @param key 32 bytes, RFC 8032's encoding
     * @throws ProofRejected where they are no key, or the name cannot be one
     */
    public VerifierKey(String name, byte[] key) {
        reject(key.length != Ed25519.KEY_LENGTH, "an Ed25519 key has 32 bytes, not " + key.length);
        this.name = NoteSignature.checkedName(name);
        this.key = key.clone();
        this.id = ByteBuffer.wrap(hash(name, key)).getInt();
        this.publicKey = Ed25519.publicKey(key);
    }

    /** @throws ProofRejected where the text is no key, or its id is another key's */
    public static VerifierKey parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        reject(parts.length != 3, "a verifier key is a name, an id and a key with plus signs between");
        byte[] typed = Base64Text.decode(parts[2]);
        reject(typed.length != 1 + Ed25519.KEY_LENGTH || typed[0] != ED25519, "only Ed25519 keys are known");
        VerifierKey key = new VerifierKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        reject(!key.idText().equals(parts[1]), "the id " + parts[1] + " is not this key's");
        return key;
    }

    public String text() {
        return name + "+" + idText() + "+" + Base64.getEncoder().encodeToString(typed(key));
    }

    public String name() {
        return name;
    }

    /** The first four bytes of the hash over name and key, big-endian. */
    public int id() {
        return id;
    }

    /** To compare by eye or over the telephone: the whole SHA-256 over name and key, whose first 8 digits are the id. */
    public String fingerprint() {
        return HexFormat.of().formatHex(hash(name, key));
    }

    boolean verifies(byte[] text, byte[] signature) {
        return signature.length == Ed25519.SIGNATURE_LENGTH && Ed25519.verify(publicKey, text, signature);
    }

    private String idText() {
        return HexFormat.of().toHexDigits(id);
    }

    private static byte[] hash(String name, byte[] key) {
        MessageDigest digest = Rfc6962.sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        return digest.digest(typed(key));
    }

    private static byte[] typed(byte[] key) {
        return Ed25519.joined(new byte[] {ED25519}, key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && name.equals(that.name) && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return id;
    }

    @Override
    public String toString() {
        return text();
    }
}
