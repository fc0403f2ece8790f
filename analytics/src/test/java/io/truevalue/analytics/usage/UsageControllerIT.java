package io.truevalue.analytics.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From the gate's report to figures. */
class UsageControllerIT {
    @RegisterExtension
    static final ServiceExtension ANALYTICS = ServiceExtension.of("analytics");

    private final Caller reader = Caller.newMember("analytics:read");

    @Test
    void countsWhatTheGateReportsOnceHoweverOftenItDoes() {
        UUID first = Ids.next();
        report(first, 90, 8, 2);
        report(first, 90, 8, 2);
        report(Ids.next(), 10, 0, 3);

        await().untilAsserted(() -> assertThat(total("api_calls")).isEqualTo(100));
        assertThat(total("api_refusals")).isEqualTo(8);
        assertThat(total("api_errors")).isEqualTo(5);
        assertThat(total("api_error_rate")).isEqualTo(5);
        assertThat(total("active_users")).isZero();
    }

    @Test
    void takesNoReportButTheGates() {
        ANALYTICS
                .as(Caller.service("org-service", null))
                .post("/internal/api-usage", Map.of("id", Ids.next(), "items", List.of()))
                .expectProblem(403, "caller_not_allowed");
        ANALYTICS
                .as(reader)
                .post("/internal/api-usage", Map.of("id", Ids.next(), "items", List.of()))
                .expectProblem(403, "caller_not_allowed");
    }

    private void report(UUID id, int calls, int refusals, int errors) {
        Map<String, Object> item =
                Map.of("org_id", reader.orgId(), "calls", calls, "refusals", refusals, "errors", errors);
        ANALYTICS
                .as(Caller.service("gateway", null))
                .post("/internal/api-usage", Map.of("id", id, "items", List.of(item)))
                .expect(204);
    }

    private int total(String metric) {
        JsonNode answer =
                ANALYTICS.as(reader).get("/analytics/api/metrics/" + metric).json();
        return answer.at("/total").asInt();
    }
}
