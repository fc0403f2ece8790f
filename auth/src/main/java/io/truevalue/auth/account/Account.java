package io.truevalue.auth.account;

import io.truevalue.tenancy.UserId;
import io.truevalue.web.CanonicalEmail;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person, known by one canonical address. Never prints the password's hash.
 *
 * @param passwordStandsAlone whether it is long enough for who has no second factor
 * @param emailVerifiedAt null until the address is proved; before that nobody signs in
 * @param lastOrganization where they worked last
 */
public record Account(
        UserId id,
        CanonicalEmail email,
        String fullName,
        String passwordHash,
        Instant passwordChangedAt,
        boolean passwordStandsAlone,
        @Nullable Instant emailVerifiedAt,
        @Nullable UUID lastOrganization,
        Instant createdAt,
        long version) {
    public boolean isVerified() {
        return emailVerifiedAt != null;
    }

    @Override
    public String toString() {
        return "Account[" + id + "]";
    }
}
