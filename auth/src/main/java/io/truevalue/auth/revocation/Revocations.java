package io.truevalue.auth.revocation;

import io.truevalue.auth.token.AccessToken;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Notes what must stop working at the gateway, in the transaction that ends it. */
@Singleton
public final class Revocations {
    /** No access token lives longer, the gateway's leeway included. */
    private static final Duration LIFE = AccessToken.LIFE.plusMinutes(1);

    private final RevocationStore store;
    private final Clock clock;

    Revocations(RevocationStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    public void endSession(UUID session) {
        store.insert(Revocation.Kind.SESSION, session, clock.instant(), LIFE);
    }

    /** Every token of the user issued up to this second. */
    public void endUser(UUID user) {
        store.insert(Revocation.Kind.USER, user, clock.instant(), LIFE);
    }

    public void endIntegration(UUID integration) {
        store.insert(Revocation.Kind.INTEGRATION, integration, clock.instant(), LIFE);
    }

    /** What the gateway keeps of its keys is outdated. */
    public void changeKeysOf(UUID integration) {
        store.insert(Revocation.Kind.INTEGRATION_KEYS, integration, clock.instant(), LIFE);
    }

    public void endToken(UUID jti) {
        store.insert(Revocation.Kind.TOKEN, jti, clock.instant(), LIFE);
    }
}
