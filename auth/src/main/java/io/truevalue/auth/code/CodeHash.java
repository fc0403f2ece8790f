package io.truevalue.auth.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.truevalue.tenancy.signature.SigningSettings;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Hashes codes under a key of the service's own secret: six digits under a plain hash are found in no time by who reads
 * the database. A code that is out while that secret is replaced has to be asked for again.
 */
@Singleton
final class CodeHash {
    private final SecretKey key;

    CodeHash(SigningSettings settings) {
        try {
            key = KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "HmacSHA256",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(settings.secretBytes())
                                    .thenExpand("truevalue-auth-sent-code-v1".getBytes(UTF_8), 32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 25 has HKDF-SHA256", e);
        }
    }

    /** @param id of the one code that it is for, so that equal codes have different hashes */
    String of(UUID id, String code) {
        return hash("code:" + id + ":" + code);
    }

    /** By which an address is counted and not known. */
    String ofAddress(String address) {
        return hash("address:" + address);
    }

    private String hash(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
        }
    }
}
