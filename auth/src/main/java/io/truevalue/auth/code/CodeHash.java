package io.truevalue.auth.code;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.truevalue.tenancy.signature.LiveKeys;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Hashes codes under a key of the service's own secret: six digits under a plain hash are found in no time by who reads
 * the database. While that secret is replaced, what was hashed under the one before, or by an instance that has the next
 * one already, is known again.
 */
@Singleton
final class CodeHash {
    private final LiveKeys secrets;

    CodeHash(LiveKeys secrets) {
        this.secrets = secrets;
    }

    /** @param id of the one code that it is for, so that equal codes have different hashes */
    String of(UUID id, String code) {
        return hash(secrets.secret(), text(id, code));
    }

    /** The hash of what was typed, under the secret of the kept one where it is the same code. */
    String beside(String kept, UUID id, String typed) {
        return under(text(id, typed))
                .filter(hash -> MessageDigest.isEqual(hash.getBytes(US_ASCII), kept.getBytes(US_ASCII)))
                .findFirst()
                .orElseGet(() -> of(id, typed));
    }

    /** By which an address is counted and not known: the present one first. */
    List<String> ofAddress(String address) {
        return under("address:" + address).toList();
    }

    private Stream<String> under(String text) {
        List<byte[]> known = new ArrayList<>(3);
        known.add(secrets.secret());
        Optional.ofNullable(secrets.previousSecret()).ifPresent(known::add);
        Optional.ofNullable(secrets.nextSecret()).ifPresent(known::add);
        return known.stream().map(secret -> hash(secret, text));
    }

    static String text(UUID id, String code) {
        return "code:" + id + ":" + code;
    }

    static String hash(byte[] secret, String text) {
        try {
            SecretKey key = KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "HmacSHA256",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret)
                                    .thenExpand("truevalue-auth-sent-code-v1".getBytes(UTF_8), 32));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 25 has HKDF-SHA256 and HMAC-SHA256", e);
        }
    }
}
