package io.truevalue.org.member;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member as lists and events show them.
 *
 * @param email null for an account that is no more
 * @param fullName null for an account that is no more
 * @param teams ids
 */
public record MemberView(
        UUID userId,
        @Nullable String email,
        @Nullable String fullName,

        @Schema(
                type = "string",
                allowableValues = {"active", "suspended"})
        String status,

        boolean owner,
        List<String> roles,
        List<String> teams,
        Instant joinedAt,
        long version) {
    public MemberView {
        roles = List.copyOf(roles);
        teams = List.copyOf(teams);
    }

    MemberView known(@Nullable Person person) {
        return new MemberView(
                userId,
                person == null ? null : person.email(),
                person == null ? null : person.fullName(),
                status,
                owner,
                roles,
                teams,
                joinedAt,
                version);
    }

    public boolean hasAccess() {
        return status.equals("active");
    }
}
