package io.truevalue.permission.assignment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * For how long.
 *
 * @param expiresAt when it ends by itself; null for never
 */
record AssignmentRequest(@Nullable Instant expiresAt) {}
