package io.truevalue.org.member;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member as the list shows them.
 *
 * @param email null for an account that is no more
 * @param fullName null for an account that is no more
 */
record MemberView(
        UUID userId,
        @Nullable String email,
        @Nullable String fullName,
        String status,
        boolean owner,
        List<String> roles,
        List<String> teams,
        Instant joinedAt) {
    MemberView known(@Nullable Person person) {
        return person == null
                ? this
                : new MemberView(userId, person.email(), person.fullName(), status, owner, roles, teams, joinedAt);
    }
}
