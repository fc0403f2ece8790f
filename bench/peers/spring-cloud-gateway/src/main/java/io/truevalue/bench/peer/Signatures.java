package io.truevalue.bench.peer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Signs the same string as signing v1, so that one verifier checks every contestant. */
@Component
final class Signatures {
    private static final HexFormat HEX = HexFormat.of();
    private static final String EMPTY = HEX.formatHex(sha256(new byte[0]));

    private final ThreadLocal<Mac> mac;

    Signatures(@Value("${BENCH_SIGNING_KEY}") String key) {
        SecretKeySpec derived = new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256");
        mac = ThreadLocal.withInitial(() -> macOf(derived));
    }

    String sign(String timestamp, String method, String target, byte[] body, SortedMap<String, String> headers) {
        StringBuilder text = new StringBuilder(1024);
        text.append("v1\ncrm-service\n").append(timestamp).append('\n').append(method).append('\n').append(target);
        text.append('\n').append(body.length == 0 ? EMPTY : HEX.formatHex(sha256(body))).append('\n');
        for (Map.Entry<String, String> header : headers.entrySet()) {
            text.append(header.getKey()).append(':').append(header.getValue()).append('\n');
        }
        return "v1=" + HEX.formatHex(mac.get().doFinal(text.toString().getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mac macOf(SecretKeySpec key) {
        try {
            Mac fresh = Mac.getInstance("HmacSHA256");
            fresh.init(key);
            return fresh;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
