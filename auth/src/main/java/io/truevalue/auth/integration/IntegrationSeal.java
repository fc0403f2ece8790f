package io.truevalue.auth.integration;

import io.truevalue.signing.SigningKey;
import io.truevalue.tenancy.sealing.SealBroken;
import io.truevalue.tenancy.sealing.SealingKey;
import io.truevalue.tenancy.signature.SigningSettings;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Makes secrets, and keeps of each the key derived for the gateway alone, sealed under a key of the service's own secret.
 * While that secret rotates, what was sealed under the previous one opens too.
 */
@Singleton
final class IntegrationSeal {
    private static final String AUDIENCE = "gateway";
    private static final String PURPOSE = "truevalue-auth-integration-v1";
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SealingKey key;
    private final @Nullable SealingKey previous;

    IntegrationSeal(SigningSettings settings) {
        this.key = SealingKey.derive(settings.secretBytes(), PURPOSE);
        this.previous = settings.previousSecretBytes()
                .map(secret -> SealingKey.derive(secret, PURPOSE))
                .orElse(null);
    }

    /** 64 hexadecimal digits. */
    static String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    /** What is kept of a secret. */
    String seal(IntegrationId id, String secret) {
        SigningKey derived = SigningKey.derive(HexFormat.of().parseHex(secret), AUDIENCE);
        return key.seal(derived.exportHex(), id.toString());
    }

    /** The derived key in hexadecimal. */
    String open(IntegrationId id, String sealed) {
        try {
            return key.open(sealed, id.toString());
        } catch (SealBroken underAnother) {
            if (previous == null) {
                throw underAnother;
            }
            return previous.open(sealed, id.toString());
        }
    }
}
