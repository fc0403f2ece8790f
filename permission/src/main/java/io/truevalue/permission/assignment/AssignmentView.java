package io.truevalue.permission.assignment;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;

/**
 * One user's place in one role.
 *
 * @param role its name
 * @param grantedBy a user's id, or a service's name
 */
@Introspected
record AssignmentView(UUID userId, String role, UUID roleId, String grantedBy, Instant createdAt) {}
