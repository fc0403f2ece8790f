package io.truevalue.auditlog.event;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One recorded event, as it is told.
 *
 * @param id the CloudEvent's
 * @param type such as {@code contact.updated}
 * @param outcome {@code success} or {@code failure}
 * @param before the resource's state before the change
 * @param after its state after the change
 */
record AuditEvent(
        String id,
        String type,
        String source,
        Instant time,
        Actor actor,
        UUID organizationId,
        Resource resource,
        @Nullable String requestId,
        @Nullable String ip,
        @Nullable String userAgent,
        @Nullable String outcome,

        @JsonRawValue @Schema(type = "object", nullable = true) @Nullable
        String before,

        @JsonRawValue @Schema(type = "object", nullable = true) @Nullable
        String after) {
    /** Who did it: a user, an integration, a service, or nobody who was known. */
    record Actor(
            @Nullable String id,
            @Nullable String type,
            @Nullable String display) {}

    /** What it was done to. */
    record Resource(String type, String id) {}

    /** {@code contact} of {@code contact.created}. */
    static String resourceType(String eventType) {
        int dot = eventType.indexOf('.');
        return dot < 0 ? eventType : eventType.substring(0, dot);
    }
}
