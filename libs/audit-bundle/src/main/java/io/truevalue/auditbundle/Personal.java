package io.truevalue.auditbundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** One person's values in one event: a ciphertext that the leaf commits to. */
final class Personal {
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_LENGTH = 32;

    private Personal() {}

    /** As the leaf has it. */
    static String commitment(byte[] ciphertext) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(ciphertext));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** From each pointer to what stands there; throws {@link BundleRejected} where the key is another's. */
    static JsonNode open(byte[] ciphertext, byte[] key) {
        BundleRejected.unless(
                key.length == KEY_LENGTH && ciphertext.length > NONCE_LENGTH, "no key, or nothing that it could open");
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(TAG_BITS, ciphertext, 0, NONCE_LENGTH));
            return Json.object(cipher.doFinal(ciphertext, NONCE_LENGTH, ciphertext.length - NONCE_LENGTH));
        } catch (GeneralSecurityException e) {
            throw new BundleRejected("it is another key's");
        }
    }
}
