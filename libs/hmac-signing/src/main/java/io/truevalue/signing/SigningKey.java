package io.truevalue.signing;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of one pair of caller and audience: HMAC-SHA256(secret, "truevalue-signing-v1:" + audience). A verifier holds
 * derived keys alone, so that it cannot forge towards another (ASVS 5.0 11.1.1). Never prints its bytes.
 */
public final class SigningKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "truevalue-signing-v1:";

    private final byte[] derived;

    @SuppressWarnings("ThreadLocalUsage") // keys live as long as their process; a Mac for each request would be garbage
    private final ThreadLocal<Mac> mac;

    private SigningKey(byte[] derived) {
        this.derived = derived;
        this.mac = ThreadLocal.withInitial(() -> macOf(derived));
    }

    /**
     * Derives the key for an audience such as {@code org-service}. Throws {@link IllegalArgumentException} for a secret
     * under 32 bytes and for a documentation sample.
     */
    public static SigningKey derive(byte[] secret, String audience) {
        if (secret.length < SigningSecret.MINIMUM_BYTES) {
            throw new IllegalArgumentException("A signing secret has at least 32 bytes");
        }
        if (SigningSecret.isSample(secret)) {
            throw new IllegalArgumentException("A documentation sample is no secret");
        }
        return deriveFromAny(secret, audience);
    }

    /** As {@link #derive}, for vectors too, whose secrets are printed. */
    static SigningKey deriveFromAny(byte[] secret, String audience) {
        return new SigningKey(macOf(secret).doFinal((PREFIX + audience).getBytes(StandardCharsets.UTF_8)));
    }

    /** A key derived elsewhere, as a verifier is given it; throws {@link IllegalArgumentException} unless it has 32 bytes. */
    public static SigningKey of(byte[] derived) {
        if (derived.length != 32) {
            throw new IllegalArgumentException("A derived key has 32 bytes, not " + derived.length);
        }
        return new SigningKey(derived.clone());
    }

    /** As {@link #of}, from the 64 hexadecimal digits of {@code TRUEVALUE_KEY_FROM_<CALLER>}. */
    public static SigningKey ofHex(String setting, String hex) {
        return of(SigningSecret.decode(setting, hex));
    }

    /** The derived key in hexadecimal, for the configuration of the verifier that it is addressed to. */
    public String exportHex() {
        return HexFormat.of().formatHex(derived);
    }

    /** Writes the 32 bytes of HMAC-SHA256(key, string to sign) at the start of {@code into}. */
    void sign(CanonicalRequest request, byte[] into) {
        Mac kept = mac.get();
        request.feed(kept);
        try {
            kept.doFinal(into, 0);
        } catch (ShortBufferException e) {
            throw new IllegalArgumentException("A signature needs 32 bytes of room", e);
        }
    }

    /** A Mac of one's own with this key. */
    Mac newMac() {
        return macOf(derived);
    }

    private static Mac macOf(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
        }
    }

    @Override
    public String toString() {
        return "SigningKey(hidden)";
    }
}
