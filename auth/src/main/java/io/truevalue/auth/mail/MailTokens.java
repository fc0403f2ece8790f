package io.truevalue.auth.mail;

import io.truevalue.auth.mail.MailToken.Purpose;
import io.truevalue.tenancy.UserId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
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

    public Optional<Holder> find(String secret, Purpose purpose) {
        return store.find(new MailToken(secret), purpose, clock.instant());
    }

    /** The holder, the first time only. */
    public Optional<Holder> take(String secret, Purpose purpose) {
        return store.take(new MailToken(secret), purpose, clock.instant());
    }

    /** The address that waits to become the user's, where one does. */
    public Optional<String> pendingEmailOf(UserId user) {
        return store.newestAddress(user, Purpose.CHANGE_EMAIL, clock.instant());
    }

    /** A user's tokens for one purpose are dead from here. */
    public void endAllOf(UserId user, Purpose purpose) {
        store.deleteAllOf(user, purpose);
    }

    /**
     * All of a user's tokens are dead from here, but for those that undo a change of the address: whoever took an account
     * over would change its password next.
     */
    public void endAllOf(UserId user) {
        store.deleteAllOf(user, List.of(Purpose.UNDO_EMAIL_CHANGE));
    }

    /** Leaves none. */
    public void eraseAllOf(UserId user) {
        store.deleteAllOf(user, List.of());
    }
}
