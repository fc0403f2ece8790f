package io.truevalue.permission.preview;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import io.truevalue.permission.role.RoleChange;
import io.truevalue.permission.role.RoleRequest;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
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
    record ChangedRole(String role, RoleChange change) {
        ChangedRole {
            require("change_role.role", role);
            require("change_role.change", change);
        }
    }

    /**
     * A role that would go.
     *
     * @param role name or id
     * @param reassignTo name or id of the role that takes its place
     */
    record DeletedRole(String role, @Nullable String reassignTo) {
        DeletedRole {
            require("delete_role.role", role);
        }
    }

    /**
     * A user's or team's place in a role.
     *
     * @param subjectType {@code user} or {@code team}
     */
    record GivenPlace(
            String subjectType,
            UUID subjectId,
            String role,
            @Nullable Instant expiresAt) {
        GivenPlace {
            require("assign.subject_type", subjectType);
            require("assign.subject_id", subjectId);
            require("assign.role", role);
        }
    }

    /**
     * A user's or team's place in a role.
     *
     * @param subjectType {@code user} or {@code team}
     */
    record TakenPlace(String subjectType, UUID subjectId, String role) {
        TakenPlace {
            require("revoke.subject_type", subjectType);
            require("revoke.subject_id", subjectId);
            require("revoke.role", role);
        }
    }

    /**
     * A policy.
     *
     * @param id of the one that would be changed or deleted; null for a new one
     * @param definition as it would be saved; null for its end
     */
    record ChangedPolicy(
            @Nullable UUID id,
            @Schema(type = "object") @Nullable JsonNode definition) {
        ChangedPolicy {
            definition = definition == null || definition.isNull() ? null : definition;
            if (definition != null && !definition.isObject()) {
                throw invalid("policy.definition", "invalid_type", "an object");
            }
            if (id == null && definition == null) {
                throw invalid("policy.definition", "required", "what the new policy would be");
            }
        }
    }

    private static void require(String field, @Nullable Object value) {
        if (value == null) {
            throw invalid(field, "required", "must be given");
        }
    }

    private static Problem invalid(String field, String code, String message) {
        return CommonProblem.VALIDATION_FAILED
                .because("The field " + field + " is not valid: " + message + ".")
                .field(field, code, message);
    }

    boolean isOne() {
        return Stream.of(createRole, changeRole, deleteRole, assign, revoke, policy)
                        .filter(Objects::nonNull)
                        .count()
                == 1;
    }
}
