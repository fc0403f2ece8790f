package io.truevalue.gateway.limit;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 of texts under one key. */
final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";

    @SuppressWarnings("ThreadLocalUsage") // one instance a process; a Mac for each request would be garbage
    private final ThreadLocal<Mac> mac;

    KeyedHash(byte[] key) {
        this.mac = ThreadLocal.withInitial(() -> macOf(key));
    }

    byte[] of(String text) {
        return mac.get().doFinal(text.getBytes(StandardCharsets.UTF_8));
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
}
