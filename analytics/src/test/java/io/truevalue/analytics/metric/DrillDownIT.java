package io.truevalue.analytics.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.FakePeer;
import io.truevalue.testing.ServiceExtension;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** That analytics asks for records with its reader's rights, and with none of its own. */
class DrillDownIT {
    @RegisterExtension
    static final ServiceExtension ANALYTICS = ServiceExtension.of("analytics").withPeer("crm");

    private static final String FOUND = """
            {"items":[{"type":"contact","id":"0199a7c2-0000-7000-8000-000000000001","title":"Sarah Chen"}],
             "next_cursor":"abc","takes_cursor":true}""";
    private static final String RANGE = "?from=2026-03-02T10:00:00Z&to=2026-03-03T10:00:00Z";

    private final Caller reader = Caller.newMember("analytics:read", "contacts:read@own");

    @BeforeEach
    void crmAnswers() {
        ANALYTICS.peer("crm").on("/internal/records-behind", FOUND);
    }

    @Test
    void asksCrmForWhatTheReaderMaySee() throws IOException {
        JsonNode page = get(reader, "contacts_created", "&limit=5").expect(200).json();

        assertThat(page.at("/items/0/title").asText()).isEqualTo("Sarah Chen");
        assertThat(page.at("/next_cursor").asText()).isEqualTo("abc");
        FakePeer.Call call =
                ANALYTICS.peer("crm").callsTo("/internal/records-behind").getLast();
        JsonNode asked = new ObjectMapper().readTree(call.body());
        assertThat(asked.at("/resource").asText()).isEqualTo("contacts");
        assertThat(asked.at("/from").asText()).isEqualTo("2026-03-02T00:00:00Z");
        assertThat(asked.at("/to").asText()).isEqualTo("2026-03-04T00:00:00Z");
        assertThat(asked.at("/limit").asInt()).isEqualTo(5);
        assertThat(asked.at("/reader/id").asText()).isEqualTo(reader.userId().toString());
        assertThat(asked.at("/reader/permissions").toString())
                .contains("contacts:read@own")
                .doesNotContain("\"*\"");
        assertThat(call.headers().get("X-org-id"))
                .containsExactly(reader.orgId().toString());
    }

    @Test
    void refusesWhoMayNotReadTheRecords() {
        get(reader, "companies_created", "").expectProblem(403, "permission_denied");
    }

    @Test
    void knowsNoRecordsBehindOtherMetrics() {
        get(reader, "active_users", "").expectProblem(404, "not_found");
        get(reader, "churn_rate", "").expectProblem(404, "not_found");
    }

    @Test
    void namesACursorOfAnotherList() {
        ANALYTICS
                .peer("crm")
                .on("/internal/records-behind", "{\"items\":[],\"next_cursor\":null,\"takes_cursor\":false}");

        assertThat(get(reader, "contacts_created", "&cursor=zzz")
                        .expectProblem(400, "validation_failed")
                        .at("/errors/0/field"))
                .isEqualTo("cursor");
    }

    private static Answer get(Caller caller, String metric, String more) {
        return ANALYTICS.as(caller).get("/analytics/api/metrics/" + metric + "/records" + RANGE + more);
    }
}
