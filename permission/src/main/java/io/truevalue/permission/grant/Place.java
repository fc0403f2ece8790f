package io.truevalue.permission.grant;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a user comes to be in a role: directly, or by a team.
 *
 * @param teamId null where the assignment is the user's own
 * @param until null for ever
 */
public record Place(
        UUID userId,
        UUID roleId,
        @Nullable UUID teamId,
        @Nullable String team,
        @Nullable Instant until) {}
