package io.truevalue.auth.profile;

import io.micronaut.core.annotation.Introspected;
import io.truevalue.auth.account.Account;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Oneself.
 *
 * @param pendingEmail the address asked for that is not proved yet; null where there is none
 */
@Introspected
record AccountView(
        UUID id,
        String email,
        @Nullable String pendingEmail,
        String fullName,
        boolean emailVerified,
        Instant createdAt,
        long version) {
    static AccountView of(Account account, @Nullable String pendingEmail) {
        return new AccountView(
                account.id().value(),
                account.email().value(),
                pendingEmail,
                account.fullName(),
                account.isVerified(),
                account.createdAt(),
                account.version());
    }
}
