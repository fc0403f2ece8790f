package io.truevalue.analytics.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.analytics.Told;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.FakePeer;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** That analytics asks for records with its reader's rights, and with none of its own. */
class DrillDownIT {
    @RegisterExtension
    static final ServiceExtension ANALYTICS =
            ServiceExtension.of("analytics").withPeer("crm").withPeer("auth");

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
        get(reader, "logins", "").expectProblem(404, "not_found");
        get(reader, "churn_rate", "").expectProblem(404, "not_found");
    }

    @Test
    void listsWhoWasActiveAndNamesWhoIsAMemberStill() throws IOException {
        Caller lead = Caller.newMember("analytics:read", "members:read");
        UUID sarah = Ids.next();
        UUID gone = Ids.next();
        joined(lead, sarah);
        joined(lead, gone);
        Told.of(lead.orgId(), "member.removed", "2026-03-02T12:00:00Z")
                .with("subject", gone)
                .with("actortype", "service")
                .on(Topics.MEMBER)
                .publish();
        Told.of(lead.orgId(), "contact.created", "2026-03-04T00:00:00Z").publish();
        Told.of(lead.orgId(), "contact.created", "2026-03-03T23:59:59Z")
                .by(sarah)
                .publish();
        ANALYTICS.peer("auth").on("/internal/users/bulk", """
                {"items":[{"id":"%s","email":"sarah@acme.example","full_name":"Sarah Chen"}]}""".formatted(sarah));
        await().untilAsserted(() -> assertThat(ANALYTICS
                        .as(lead)
                        .get(
                                "/analytics/api/metrics/contacts_created?from=2026-03-03T10:00:00Z&to=2026-03-05T00:00:00Z")
                        .json()
                        .at("/total")
                        .asInt())
                .isEqualTo(2));
        await().untilAsserted(() ->
                assertThat(get(lead, "active_users", "").json().at("/items")).hasSize(2));
        await().until(() -> !get(lead, "active_users", "&limit=1")
                .json()
                .at("/items/0/title")
                .asText()
                .isEmpty());

        JsonNode first = get(lead, "active_users", "&limit=1").expect(200).json();
        JsonNode second = get(
                        lead,
                        "active_users",
                        "&limit=1&cursor=" + first.at("/next_cursor").asText())
                .expect(200)
                .json();

        assertThat(first.at("/items/0").toString())
                .isEqualTo("{\"type\":\"member\",\"id\":\"" + sarah + "\",\"title\":\"Sarah Chen\"}");
        assertThat(second.at("/items/0").toString())
                .isEqualTo("{\"type\":\"member\",\"id\":\"" + gone + "\",\"title\":\"\"}");
        assertThat(second.at("/next_cursor").isNull()).isTrue();
        String asked =
                ANALYTICS.peer("auth").callsTo("/internal/users/bulk").getLast().body();
        assertThat(asked).contains(sarah.toString()).doesNotContain(gone.toString());
    }

    @Test
    void tellsNoMembersToWhoMayNotReadThem() {
        get(reader, "active_users", "").expectProblem(403, "permission_denied");
        get(Caller.newMember("analytics:read", "members:read"), "active_users", "&cursor=zzz")
                .expectProblem(400, "validation_failed");
    }

    private static void joined(Caller of, UUID user) {
        Told.of(of.orgId(), "member.joined", "2026-03-02T10:00:00Z")
                .by(user)
                .with("subject", user)
                .data("{\"user_id\":\"" + user + "\"}")
                .on(Topics.MEMBER)
                .publish();
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
