package io.truevalue.auditlog.leaf;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** One person's values in one event, sealed together. */
public final class SealedValue {
    private final String person;
    private final byte[] ciphertext;

    /** @param ciphertext nonce, AES-256-GCM ciphertext, tag; of canonical JSON {@code {pointer into the leaf: value}} */
    SealedValue(String person, byte[] ciphertext) {
        this.person = person;
        this.ciphertext = ciphertext.clone();
    }

    public String person() {
        return person;
    }

    public byte[] ciphertext() {
        return ciphertext.clone();
    }

    /** What stands in the leaf for it: the SHA-256 of the ciphertext in standard base64. */
    public String commitment() {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(ciphertext));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedValue that
                && person.equals(that.person)
                && Arrays.equals(ciphertext, that.ciphertext);
    }

    @Override
    public int hashCode() {
        return 31 * person.hashCode() + Arrays.hashCode(ciphertext);
    }

    @Override
    public String toString() {
        return "SealedValue[" + person + "]";
    }
}
