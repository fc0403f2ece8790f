package io.truevalue.analytics.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.tenancy.calls.ServiceCalls;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every event that the audit log keeps, page by page; without what is personal in it. */
@Singleton
class AuditStore {
    private static final int PAGE = 1_000;

    private final ServiceCalls services;

    AuditStore(ServiceCalls services) {
        this.services = services;
    }

    /** @param next null at the end */
    record Page(List<ReceivedEvent> events, @Nullable String next) {}

    /** @param after null for the first page */
    Page read(@Nullable String after) {
        String target = "/internal/events?limit=" + PAGE
                + (after == null ? "" : "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8));
        JsonNode answer = services.get("audit-log", target, JsonNode.class);
        List<ReceivedEvent> events = new ArrayList<>();
        answer.path("items").forEach(item -> events.add(StoredEvent.received(item)));
        JsonNode next = answer.path("next_cursor");
        return new Page(events, next.isTextual() ? next.textValue() : null);
    }
}
