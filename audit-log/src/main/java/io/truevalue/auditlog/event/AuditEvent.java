package io.truevalue.auditlog.event;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.truevalue.auditlog.leaf.OpenedLeaf;
import java.time.Instant;
import java.util.Objects;
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
public record AuditEvent(
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
    public record Actor(
            @Nullable String id,
            @Nullable String type,
            @Nullable String display) {}

    /** What it was done to. */
    public record Resource(String type, String id) {}

    /** What the leaf says, with the personal values that are not erased. */
    static AuditEvent of(OpenedLeaf leaf) {
        String type = text(leaf, "type");
        return new AuditEvent(
                text(leaf, "id"),
                type,
                text(leaf, "source"),
                Instant.parse(text(leaf, "time")),
                new Actor(leaf.attribute("actorid"), leaf.attribute("actortype"), leaf.attribute("actordisplay")),
                UUID.fromString(text(leaf, "orgid")),
                new Resource(resourceType(type), text(leaf, "subject")),
                leaf.attribute("requestid"),
                leaf.attribute("clientip"),
                leaf.attribute("useragent"),
                leaf.attribute("outcome"),
                leaf.data("before"),
                leaf.data("after"));
    }

    private static String text(OpenedLeaf leaf, String attribute) {
        return Objects.requireNonNull(leaf.attribute(attribute), () -> "a leaf without " + attribute);
    }

    /** {@code contact} of {@code contact.created}. */
    private static String resourceType(String eventType) {
        int dot = eventType.indexOf('.');
        return dot < 0 ? eventType : eventType.substring(0, dot);
    }
}
