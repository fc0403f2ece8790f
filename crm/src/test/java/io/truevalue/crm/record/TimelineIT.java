package io.truevalue.crm.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.crm.CrmCallers;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.SignedCalls;
import io.truevalue.web.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What became of a record, for whoever may see it, without the audit log. */
class TimelineIT {
    private static final String CONTACTS = "/crm/api/contacts";

    @RegisterExtension
    static final ServiceExtension CRM = ServiceExtension.of("crm").withPeer("billing");

    private final Caller admin = CrmCallers.admin();
    private final SignedCalls calls = CRM.as(admin);

    @Test
    void tellsNewestFirstWhoChangedWhat() {
        String id = create();
        calls.patch(CONTACTS + "/" + id, Map.of("job_title", "Analyst")).expect(200);
        calls.delete(CONTACTS + "/" + id).expect(204);
        calls.get(CONTACTS + "/" + id + "/timeline").expectProblem(404, "not_found");
        calls.post(CONTACTS + "/" + id + "/restore", Map.of()).expect(200);

        Answer timeline = timeline(admin, id, "");
        assertThat(types(timeline)).containsExactly("restored", "deleted", "updated", "created");
        JsonNode updated = timeline.json().at("/items/2");
        assertThat(updated.at("/version").asInt()).isEqualTo(2);
        assertThat(updated.at("/actor/type").asText()).isEqualTo("user");
        assertThat(updated.at("/actor/id").asText()).isEqualTo(admin.userId().toString());
        assertThat(updated.at("/before").toString()).isEqualTo("{\"job_title\":\"Countess\"}");
        assertThat(updated.at("/after").toString()).isEqualTo("{\"job_title\":\"Analyst\"}");
        assertThat(timeline.at("/items/3/actor/id")).isEqualTo(admin.userId().toString());
        assertThat(timeline.json().at("/next_cursor").isNull()).isTrue();
    }

    @Test
    void goesOnWhereAPageEnded() {
        String id = create();
        for (int i = 0; i < 4; i++) {
            calls.patch(CONTACTS + "/" + id, Map.of("job_title", "Title " + i)).expect(200);
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = timeline(admin, id, "?limit=2" + cursor);
            page.json()
                    .at("/items")
                    .forEach(item -> seen.add(item.at("/version").asText()));
            cursor = page.json().at("/next_cursor").isNull() ? "" : "&cursor=" + page.at("/next_cursor");
        } while (!cursor.isEmpty());
        assertThat(seen).containsExactly("5", "4", "3", "2", "1");
    }

    @Test
    void leavesOutTheFieldsThatAReaderMayNotSee() {
        String id = create();
        calls.patch(CONTACTS + "/" + id, Map.of("job_title", "hush", "full_name", "Ada King"))
                .expect(200);
        Answer seen = timeline(CrmCallers.beside(admin, "contacts.full_name:read"), id, "");
        assertThat(seen.body()).doesNotContain("hush").doesNotContain("Countess");
        assertThat(seen.json().at("/items/0/before").toString()).isEqualTo("{\"full_name\":\"Ada Lovelace\"}");
        assertThat(seen.json().at("/items/0/after").toString()).isEqualTo("{\"full_name\":\"Ada King\"}");
    }

    @Test
    void isHiddenWithTheRecord() {
        String id = create();
        for (Caller other : List.of(CrmCallers.memberBeside(admin), CrmCallers.admin())) {
            CRM.as(other).get(CONTACTS + "/" + id + "/timeline").expectProblem(404, "not_found");
        }
        CRM.as(CrmCallers.beside(admin, "companies:read"))
                .get(CONTACTS + "/" + id + "/timeline")
                .expectProblem(403, "permission_denied");
    }

    @Test
    void tellsOfDealsAndCompaniesToo() {
        Answer deal = calls.post("/crm/api/deals", Map.of("name", "Engines")).expect(201);
        String won = calls.get("/crm/api/pipelines").at("/items/0/stages/4/id");
        calls.post("/crm/api/deals/" + deal.at("/id") + "/move", Map.of("stage_id", won))
                .expect(200);
        Answer timeline =
                calls.get("/crm/api/deals/" + deal.at("/id") + "/timeline").expect(200);
        assertThat(types(timeline)).containsExactly("stage_changed", "created");
        assertThat(timeline.at("/items/0/before/status")).isEqualTo("open");
        assertThat(timeline.at("/items/0/after/status")).isEqualTo("won");
        assertThat(timeline.at("/items/0/after/stage_id")).isEqualTo(won);
        String company = calls.post("/crm/api/companies", Map.of("name", "Acme"))
                .expect(201)
                .at("/id");
        assertThat(types(
                        calls.get("/crm/api/companies/" + company + "/timeline").expect(200)))
                .containsExactly("created");
    }

    @Test
    void forgetsWhatBecameOfAnErasedPerson() {
        String id = create();
        calls.patch(CONTACTS + "/" + id, Map.of("job_title", "Analyst")).expect(200);
        EventLog.publish(
                Topics.AUDIT,
                admin.orgId().toString(),
                Map.of(
                        "id",
                        Ids.next().toString(),
                        "source",
                        "/audit-log-service",
                        "type",
                        "audit.erased",
                        "subject",
                        id,
                        "time",
                        Instant.now().toString(),
                        "orgid",
                        admin.orgId().toString()),
                "{\"person_id\":\"" + id + "\"}");
        Awaitility.await().until(() -> types(timeline(admin, id, "")).equals(List.of("created")));
    }

    private String create() {
        return calls.post(CONTACTS, Map.of("full_name", "Ada Lovelace", "job_title", "Countess"))
                .expect(201)
                .at("/id");
    }

    private static Answer timeline(Caller reader, String id, String query) {
        return CRM.as(reader).get(CONTACTS + "/" + id + "/timeline" + query).expect(200);
    }

    private static List<String> types(Answer timeline) {
        List<String> types = new ArrayList<>();
        timeline.json().at("/items").forEach(item -> types.add(item.at("/type").asText()));
        return types;
    }
}
