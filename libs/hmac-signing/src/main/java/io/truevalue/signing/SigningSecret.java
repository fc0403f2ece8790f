package io.truevalue.signing;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;

/**
 * Reads the secrets of a configuration. One that is short, uniform or printed in this project's documentation and
 * vectors is refused, so that a process given it does not start (ASVS 5.0 11.2.3).
 */
public final class SigningSecret {
    public static final int MINIMUM_BYTES = 32;

    private static final Set<String> PRINTED = Set.of(
            "gateway-secret-of-thirty-two-bytes!!",
            "org-service-secret-of-32-bytes-long!",
            "integration-secret-of-32-bytes-long!");

    private SigningSecret() {}

    /**
     * Decodes hexadecimal digits, 64 or more. Throws {@link IllegalArgumentException}, whose message names the setting
     * and never the value, when they are not ones that a process may run with.
     */
    public static byte[] decode(String setting, String hex) {
        byte[] secret;
        try {
            secret = HexFormat.of().parseHex(hex.strip());
        } catch (IllegalArgumentException notHex) {
            // Without the cause: its message quotes the secret.
            throw new IllegalArgumentException(setting + " is not hexadecimal; make one with: openssl rand -hex 32");
        }
        if (secret.length < MINIMUM_BYTES) {
            throw new IllegalArgumentException(
                    setting + " has fewer than 32 bytes; make one with: openssl rand -hex 32");
        }
        if (isSample(secret)) {
            throw new IllegalArgumentException(
                    setting + " is a documentation sample; make your own with: openssl rand -hex 32");
        }
        return secret;
    }

    /** Whether this is a secret that anyone can read or guess: a printed sample, one byte over and over, or a count. */
    public static boolean isSample(byte[] secret) {
        return isRun(secret, 0)
                || isRun(secret, 1)
                || PRINTED.contains(new String(secret, StandardCharsets.ISO_8859_1));
    }

    private static boolean isRun(byte[] secret, int step) {
        for (int i = 1; i < secret.length; i++) {
            if (secret[i] != (byte) (secret[i - 1] + step)) {
                return false;
            }
        }
        return true;
    }
}
