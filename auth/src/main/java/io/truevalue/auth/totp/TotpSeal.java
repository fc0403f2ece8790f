package io.truevalue.auth.totp;

import io.truevalue.tenancy.sealing.Seal;
import io.truevalue.tenancy.sealing.SealBroken;
import io.truevalue.tenancy.sealing.SealingKeys;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Keeps TOTP secrets unreadable in the database and its backups, under a key of the service's own. Each value names its
 * key, so that {@link ResealSecrets} finds what another one than the present sealed.
 */
@Singleton
final class TotpSeal {
    static final String PURPOSE = "truevalue-auth-totp-v1";

    private final Seal seal;

    TotpSeal(SealingKeys keys) {
        this.seal = keys.forPurpose(PURPOSE);
    }

    /** @param keyId tells keys apart, tells nothing of them */
    record Sealed(String secret, String keyId) {}

    /** The key that is sealed under at the moment. */
    String currentKey() {
        return seal.currentKey();
    }

    Sealed seal(UUID factor, String secret) {
        String sealed = seal.seal(secret, factor.toString());
        return new Sealed(sealed, Seal.keyOf(sealed));
    }

    String open(UUID factor, Sealed sealed) {
        try {
            return seal.open(sealed.secret(), factor.toString());
        } catch (SealBroken unknown) {
            throw CommonProblem.UNAVAILABLE.because(
                    "Codes of apps cannot be checked at the moment.",
                    "sealed under a key that is not known: " + sealed.keyId());
        }
    }
}
