package io.truevalue.auth.totp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.truevalue.auth.token.Secrets;
import io.truevalue.tenancy.sealing.SealingKey;
import io.truevalue.tenancy.signature.SigningSettings;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps TOTP secrets unreadable in the database and its backups, under a key of the service's own secret. Each value
 * names its key, so that while that secret rotates the previous one still opens what {@link ResealSecrets} has not
 * reached.
 */
@Singleton
final class TotpSeal {
    private static final String PURPOSE = "truevalue-auth-totp-v1";

    private final String current;
    private final @Nullable String previous;
    private final Map<String, SealingKey> keys = new HashMap<>();

    TotpSeal(SigningSettings settings) {
        previous = settings.previousSecretBytes().map(this::add).orElse(null);
        current = add(settings.secretBytes());
    }

    /** @param keyId tells keys apart, tells nothing of them */
    record Sealed(String secret, String keyId) {}

    private String add(byte[] secret) {
        // A one-way name for the key: the hash of a secret of 256 bits.
        String id = Secrets.hash(
                        PURPOSE + new String(HexFormat.of().formatHex(secret).getBytes(US_ASCII), US_ASCII))
                .substring(0, 8);
        keys.put(id, SealingKey.derive(secret, PURPOSE));
        return id;
    }

    /** The key that values are to be brought from, while the secret rotates. */
    Optional<String> previousKey() {
        return Optional.ofNullable(previous).filter(key -> !key.equals(current));
    }

    Sealed seal(UUID factor, String secret) {
        return new Sealed(key(current).seal(secret, factor.toString()), current);
    }

    String open(UUID factor, Sealed sealed) {
        return key(sealed.keyId()).open(sealed.secret(), factor.toString());
    }

    private SealingKey key(String id) {
        SealingKey key = keys.get(id);
        if (key == null) {
            throw CommonProblem.UNAVAILABLE.because(
                    "Codes of apps cannot be checked at the moment.", "sealed under a key that is not known: " + id);
        }
        return key;
    }
}
