package io.truevalue.auth.mail;

import io.truevalue.tenancy.UserId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Single-use tokens: found, taken once, or ended when what they stand on changes. Runs in the caller's transaction. */
@Singleton
public final class MailTokens {
    /** @param email the address that the token went to */
    public record Holder(UserId user, String email) {}

    private final MailTokenStore store;
    private final Clock clock;

    MailTokens(MailTokenStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    public Optional<Holder> find(String secret, MailToken.Purpose purpose) {
        return store.find(new MailToken(secret), purpose, clock.instant());
    }

    /** The holder, the first time only. */
    public Optional<Holder> take(String secret, MailToken.Purpose purpose) {
        return store.take(new MailToken(secret), purpose, clock.instant());
    }

    /** All of a user's tokens are dead from here. */
    public void endAllOf(UserId user) {
        store.deleteAllOf(user);
    }
}
