package io.truevalue.auth;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A person's app, written from RFC 6238 and 4226 without the library that is tested by it. */
public record AuthenticatorApp(String secret) {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static long step() {
        return Instant.now().getEpochSecond() / 30;
    }

    public String code() {
        return codeAt(step());
    }

    public String codeAt(long step) {
        byte[] counter = java.nio.ByteBuffer.allocate(8).putLong(step).array();
        byte[] hash = hmac(counter);
        int offset = hash[19] & 0xF;
        int binary = (hash[offset] & 0x7F) << 24
                | (hash[offset + 1] & 0xFF) << 16
                | (hash[offset + 2] & 0xFF) << 8
                | (hash[offset + 3] & 0xFF);
        return String.format(Locale.ROOT, "%06d", binary % 1_000_000);
    }

    /** A code that is right at none of the steps around now. */
    public String wrongCode() {
        for (int guess = 0; ; guess++) {
            String code = String.format(Locale.ROOT, "%06d", guess);
            boolean right = false;
            for (long step = step() - 3; step <= step() + 3; step++) {
                right |= codeAt(step).equals(code);
            }
            if (!right) {
                return code;
            }
        }
    }

    private byte[] hmac(byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(decode(secret), "HmacSHA1"));
            return mac.doFinal(message);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] decode(String text) {
        byte[] bytes = new byte[text.length() * 5 / 8];
        long bits = 0;
        int held = 0;
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            bits = bits << 5 | BASE32.indexOf(text.charAt(i));
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes[at++] = (byte) (bits >> held);
            }
        }
        return bytes;
    }

    @Override
    public String toString() {
        return "AuthenticatorApp(hidden)";
    }
}
