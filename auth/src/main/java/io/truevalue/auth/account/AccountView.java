package io.truevalue.auth.account;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;

/** Oneself. */
@Introspected
record AccountView(UUID id, String email, String fullName, boolean emailVerified, Instant createdAt, long version) {
    static AccountView of(Account account) {
        return new AccountView(
                account.id().value(),
                account.email().value(),
                account.fullName(),
                account.isVerified(),
                account.createdAt(),
                account.version());
    }
}
