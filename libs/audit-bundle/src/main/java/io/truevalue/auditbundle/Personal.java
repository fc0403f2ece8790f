package io.truevalue.auditbundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One person's values in one event: a ciphertext that the leaf commits to. To make a cipher costs as much as to use it, so
 * one is used again and again. Not for several threads at once.
 */
final class Personal {
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_LENGTH = 32;

    private final Cipher cipher;
    private final MessageDigest sha256;

    Personal() {
        try {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM and SHA-256", e);
        }
    }

    /** RFC 6962's hash of the leaf that begins the bytes. */
    byte[] leafHash(byte[] leaf, int length) {
        sha256.update((byte) 0);
        sha256.update(leaf, 0, length);
        return sha256.digest();
    }

    byte[] sha256(byte[] bytes) {
        return sha256.digest(bytes);
    }

    /** As the leaf has it. */
    String commitment(byte[] ciphertext) {
        return Base64.getEncoder().encodeToString(sha256(ciphertext));
    }

    /** From each pointer to what stands there; throws {@link BundleRejected} where the key is another's. */
    JsonNode open(byte[] ciphertext, byte[] key) {
        byte[] plain = new byte[ciphertext.length];
        int length = open(ciphertext, key, plain);
        BundleRejected.unless(length >= 0, "no key, or nothing that it could open");
        return Json.object(Arrays.copyOf(plain, length));
    }

    /** How many bytes were written to the beginning of the other; {@link JsonScan#NO} where the key opens it not. */
    int open(byte[] ciphertext, byte[] key, byte[] into) {
        if (key.length != KEY_LENGTH || ciphertext.length <= NONCE_LENGTH) {
            return JsonScan.NO;
        }
        try {
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(TAG_BITS, ciphertext, 0, NONCE_LENGTH));
            return cipher.doFinal(ciphertext, NONCE_LENGTH, ciphertext.length - NONCE_LENGTH, into, 0);
        } catch (GeneralSecurityException e) {
            return JsonScan.NO;
        }
    }
}
