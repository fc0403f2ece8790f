package io.truevalue.auditlog.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.auditlog.Published;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InternalEventControllerIT {
    @RegisterExtension
    static final ServiceExtension AUDIT = ServiceExtension.of("audit-log");

    private final Caller analytics = Caller.service("analytics-service", null);

    @Test
    void tellsEveryEventOnceInPagesWithoutPersonalValues() {
        List<String> told = new ArrayList<>();
        for (UUID org : List.of(Ids.next(), Ids.next())) {
            for (int i = 0; i < 3; i++) {
                told.add(Published.of(org, "deal.updated")
                        .data(
                                "{\"after\":{\"amount\":{\"amount\":12345678901234567,\"currency\":\"USD\"},\"name\":\"Nguyễn\"}}")
                        .publish()
                        .id);
            }
        }
        Published own = Published.personal("user.logged_in").publish(Topics.USER);
        told.add(own.id);

        List<JsonNode> events = await().until(this::all, all -> all.size() >= told.size());

        assertThat(events).extracting(event -> event.path("id").asText()).containsExactlyInAnyOrderElementsOf(told);
        JsonNode deal = events.getLast();
        assertThat(deal.at("/type").asText()).isEqualTo("deal.updated");
        assertThat(deal.at("/specversion").asText()).isEqualTo("1.0");
        assertThat(deal.at("/data/after/amount/amount").longValue()).isEqualTo(12345678901234567L);
        assertThat(events.toString()).doesNotContain("sarah@acme.example", "192.0.2.31");
        assertThat(events.getFirst().at("/id").asText()).isEqualTo(own.id);
    }

    @Test
    void isForAnalyticsAlone() {
        AUDIT.as(Caller.service("crm-service", null)).get("/internal/events").expectProblem(403, "caller_not_allowed");
        AUDIT.as(Caller.newMember("audit:read")).get("/internal/events").expectProblem(403, "caller_not_allowed");
    }

    @Test
    void refusesACursorThatItNeverTold() {
        for (String query : List.of("after=x", "after=!", "after=YS9i", "limit=0")) {
            AUDIT.as(analytics).get("/internal/events?" + query).expectProblem(400, "validation_failed");
        }
    }

    private List<JsonNode> all() {
        List<JsonNode> all = new ArrayList<>();
        String next = "";
        do {
            Answer page = AUDIT.as(analytics)
                    .get("/internal/events?limit=2" + (next.isEmpty() ? "" : "&after=" + next))
                    .expect(200);
            page.json().at("/items").forEach(all::add);
            JsonNode cursor = page.json().at("/next_cursor");
            next = cursor.isNull() ? "" : cursor.asText();
        } while (!next.isEmpty());
        return all;
    }
}
