package io.truevalue.auth.login;

import io.truevalue.web.CanonicalEmail;
import jakarta.inject.Singleton;

/** Forgets the wrong guesses at an address whose owner has just proved that it is theirs. */
@Singleton
public final class UnlockAddress {
    private final LoginAttemptStore attempts;

    UnlockAddress(LoginAttemptStore attempts) {
        this.attempts = attempts;
    }

    /** Within the caller's transaction. */
    public void unlock(CanonicalEmail email) {
        attempts.forget(email.value());
    }
}
