package io.truevalue.auth.integration;

import io.truevalue.signing.SigningKey;
import io.truevalue.tenancy.sealing.Seal;
import io.truevalue.tenancy.sealing.SealingKeys;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Makes secrets, and keeps of each the key derived for the gateway alone, sealed under a key of the service's own.
 */
@Singleton
final class IntegrationSeal {
    private static final String AUDIENCE = "gateway";
    private static final String PURPOSE = "truevalue-auth-integration-v1";
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Seal seal;

    IntegrationSeal(SealingKeys keys) {
        this.seal = keys.forPurpose(PURPOSE);
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
        return seal.seal(derived.exportHex(), id.toString());
    }

    /** The derived key in hexadecimal. */
    String open(IntegrationId id, String sealed) {
        return seal.open(sealed, id.toString());
    }
}
