package io.truevalue.permission.assignment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One user's or team's place in one role.
 *
 * @param role its name
 * @param grantedBy a user's id, or a service's name
 * @param expiresAt when it ends by itself; null for never
 */
public record AssignmentView(
        SubjectView subject,
        String role,
        UUID roleId,
        String grantedBy,
        Instant createdAt,
        @Nullable Instant expiresAt) {
    /** Whose place it is: {@code user} or {@code team}, and the id. */
    public record SubjectView(String type, UUID id) {
        static SubjectView of(Subject subject) {
            return new SubjectView(subject.type().wireName(), subject.id());
        }
    }
}
