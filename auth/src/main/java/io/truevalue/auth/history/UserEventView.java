package io.truevalue.auth.history;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param type such as {@code user.logged_in}
 * @param outcome {@code success} or {@code failure}
 * @param device what it was done with
 */
@Introspected
record UserEventView(
        UUID id, String type, String outcome, @Nullable String ip, String device, Instant createdAt) {}
