package io.truevalue.permission.preview;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import io.truevalue.permission.role.RoleChange;
import io.truevalue.permission.role.RoleRequest;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One change that might be made: exactly one of these.
 *
 * @param createRole as it would be made
 * @param changeRole a patch of a role
 * @param deleteRole a role that would go
 * @param assign a place that would be given
 * @param revoke a place that would be taken
 * @param policy a policy as it would be saved, or its end
 */
record PreviewRequest(
        @Nullable RoleRequest createRole,
        @Nullable ChangedRole changeRole,
        @Nullable DeletedRole deleteRole,
        @Nullable GivenPlace assign,
        @Nullable TakenPlace revoke,
        @Nullable ChangedPolicy policy) {
    /**
     * A patch of a role.
     *
     * @param role name or id
     */
    record ChangedRole(String role, RoleChange change) {}

    /**
     * A role that would go.
     *
     * @param role name or id
     * @param reassignTo name or id of the role that takes its place
     */
    record DeletedRole(String role, @Nullable String reassignTo) {}

    /**
     * A user's or team's place in a role.
     *
     * @param subjectType {@code user} or {@code team}
     */
    record GivenPlace(
            String subjectType,
            UUID subjectId,
            String role,
            @Nullable Instant expiresAt) {}

    /**
     * A user's or team's place in a role.
     *
     * @param subjectType {@code user} or {@code team}
     */
    record TakenPlace(String subjectType, UUID subjectId, String role) {}

    /**
     * A policy.
     *
     * @param id of the one that would be changed or deleted; null for a new one
     * @param definition as it would be saved; null for its end
     */
    record ChangedPolicy(
            @Nullable UUID id,
            @Schema(type = "object") @Nullable JsonNode definition) {}

    boolean isOne() {
        return Stream.of(createRole, changeRole, deleteRole, assign, revoke, policy)
                        .filter(Objects::nonNull)
                        .count()
                == 1;
    }
}
