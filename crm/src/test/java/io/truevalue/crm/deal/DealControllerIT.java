package io.truevalue.crm.deal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truevalue.crm.CrmCallers;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.SignedCalls;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DealControllerIT {
    private static final String DEALS = "/crm/api/deals";

    @RegisterExtension
    static final ServiceExtension CRM = ServiceExtension.of("crm").withPeer("billing");

    private final Caller caller = CrmCallers.admin();
    private final SignedCalls calls = CRM.as(caller);
    private final Answer pipeline = calls.get("/crm/api/pipelines").expect(200);

    @Test
    void createsAndReadsADealWithAllItsFields() {
        String company = calls.post("/crm/api/companies", Map.of("name", "Acme"))
                .expect(201)
                .at("/id");
        String contact = calls.post("/crm/api/contacts", Map.of("full_name", "Ada"))
                .expect(201)
                .at("/id");
        Answer created = calls.post(DEALS, """
                {"name":"Engines","stage_id":"%s","amount":{"amount":490000,"currency":"EUR"},
                 "close_date":"2027-02-28","company_id":"%s","contact_ids":["%s"],"tags":["big"],
                 "custom":{"source":"fair"}}""".formatted(stage("Proposal"), company, contact))
                .expect(201);

        assertThat(created.header("location")).isEqualTo(DEALS + "/" + created.at("/id"));
        assertThat(created.header("etag")).isEqualTo("\"1\"");
        assertThat(created.at("/pipeline_id")).isEqualTo(pipeline.at("/items/0/id"));
        assertThat(created.at("/status")).isEqualTo("open");
        assertThat(created.at("/amount/amount")).isEqualTo("490000");
        assertThat(created.at("/amount/currency")).isEqualTo("EUR");
        assertThat(created.at("/contact_ids/0")).isEqualTo(contact);
        assertThat(created.at("/owner_id")).isEqualTo(caller.userId().toString());
        Answer read = calls.get(DEALS + "/" + created.at("/id")).expect(200);
        assertThat(read.json()).isEqualTo(created.json());
        assertThat(calls.get(DEALS).expect(200).json().at("/items/0")).isEqualTo(read.json());
        assertThat(calls.get("/crm/api/search?q=engines").at("/items/0/snippet"))
                .isEqualTo("4900.00 EUR · open · 2027-02-28");
    }

    @Test
    void beginsInTheFirstStageOfTheUsualPipeline() {
        Answer created = create("Plain");
        assertThat(created.at("/stage_id")).isEqualTo(stage("Lead"));
        assertThat(created.json().at("/amount").isNull()).isTrue();
        assertThat(calls.post(DEALS, Map.of("name", "Done", "status", "won"))
                        .expect(201)
                        .at("/stage_id"))
                .isEqualTo(stage("Won"));
    }

    @Test
    void tellsWhatHappenedToADeal() {
        String id = calls.post(DEALS, "{\"name\":\"Told\",\"amount\":{\"amount\":700,\"currency\":\"USD\"}}")
                .expect(201)
                .at("/id");
        calls.patch(DEALS + "/" + id, Map.of("name", "Told twice")).expect(200);
        calls.post(DEALS + "/" + id + "/move", Map.of("stage_id", stage("Won"))).expect(200);
        calls.delete(DEALS + "/" + id).expect(204);
        calls.post(DEALS + "/" + id + "/restore", Map.of()).expect(200);

        var events = EventLog.await(Topics.RECORD, 5, event -> event.subject().equals(id));
        assertThat(events)
                .extracting(EventLog.Entry::type)
                .containsExactly("deal.created", "deal.updated", "deal.stage_changed", "deal.deleted", "deal.restored");
        EventLog.Entry moved = events.get(2);
        assertThat(moved.data().at("/before/status").asText()).isEqualTo("open");
        assertThat(moved.data().at("/after/status").asText()).isEqualTo("won");
        assertThat(moved.data().at("/after/stage_id").asText()).isEqualTo(stage("Won"));
        assertThat(moved.data().at("/after/pipeline_id").asText()).isEqualTo(pipeline.at("/items/0/id"));
        assertThat(moved.data().at("/after/amount/amount").asLong()).isEqualTo(700);
        assertThat(moved.data().at("/after/amount/currency").asText()).isEqualTo("USD");
        assertThat(moved.data().at("/after/version").asLong()).isEqualTo(3);
        assertThat(moved.key()).isEqualTo(caller.orgId().toString());
    }

    @Test
    void patchesStageAndStatusTogether() {
        String id = create("Patched").at("/id");
        Answer won = calls.patch(DEALS + "/" + id, Map.of("status", "won")).expect(200);
        assertThat(won.at("/stage_id")).isEqualTo(stage("Won"));
        Answer open = calls.patch(DEALS + "/" + id, Map.of("stage_id", stage("Qualified")))
                .expect(200);
        assertThat(open.at("/status")).isEqualTo("open");
        ObjectNode whole = ((ObjectNode) open.json())
                .deepCopy()
                .remove(List.of("id", "version", "created_by", "created_at", "updated_at", "hidden"));
        assertThat(calls.patch(DEALS + "/" + id, whole).expect(200).at("/version"))
                .isEqualTo("3");
        faulty(calls.patch(DEALS + "/" + id, Map.of("stage_id", stage("Lost"), "status", "won")), "status");
        faulty(calls.patch(DEALS + "/" + id, Map.of("position", "7")), "position");
        faulty(calls.patch(DEALS + "/" + id, "{\"stage_id\":null}"), "stage_id");
        Answer worth = calls.patch(DEALS + "/" + id, "{\"amount\":{\"amount\":5,\"currency\":\"JPY\"}}")
                .expect(200);
        assertThat(worth.at("/amount/amount")).isEqualTo("5");
        assertThat(calls.patch(DEALS + "/" + id, "{\"amount\":null}")
                        .expect(200)
                        .json()
                        .at("/amount")
                        .isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\" \"} | name",
                "{\"name\":\"x\",\"amount\":{\"amount\":-1,\"currency\":\"USD\"}} | amount.amount",
                "{\"name\":\"x\",\"amount\":{\"amount\":1,\"currency\":\"ZZZ\"}} | amount.currency",
                "{\"name\":\"x\",\"amount\":{\"amount\":1.5,\"currency\":\"USD\"}} | amount.amount",
                "{\"name\":\"x\",\"stage_id\":\"01890000-0000-7000-8000-000000000000\"} | stage_id",
                "{\"name\":\"x\",\"pipeline_id\":\"01890000-0000-7000-8000-000000000000\"} | pipeline_id",
                "{\"name\":\"x\",\"company_id\":\"01890000-0000-7000-8000-000000000000\"} | company_id",
                "{\"name\":\"x\",\"contact_ids\":[\"01890000-0000-7000-8000-000000000000\"]} | contact_ids[0]",
                "{\"name\":\"x\",\"close_date\":\"+10000-01-01\"} | close_date",
                "{\"name\":\"x\",\"status\":\"maybe\"} | status"
            })
    void namesTheFieldAtFault(String body, String field) {
        faulty(calls.post(DEALS, body), field);
    }

    @Test
    void refusesAnothersStage() {
        String others = CRM.as(CrmCallers.admin()).get("/crm/api/pipelines").at("/items/0/stages/0/id");
        faulty(calls.post(DEALS, Map.of("name", "x", "stage_id", others)), "stage_id");
        String id = create("Mine").at("/id");
        faulty(calls.post(DEALS + "/" + id + "/move", Map.of("stage_id", others)), "stage_id");
    }

    @Test
    void refusesAWriteToAStaleVersion() {
        String id = create("Stale").at("/id");
        calls.patch(DEALS + "/" + id, Map.of("name", "Newer")).expect(200);
        for (SignedCalls stale : List.of(CRM.as(caller).header("If-Match", "\"1\""))) {
            stale.patch(DEALS + "/" + id, Map.of("name", "x")).expectProblem(412, "stale_version");
            stale.post(DEALS + "/" + id + "/move", Map.of("stage_id", stage("Won")))
                    .expectProblem(412, "stale_version");
            stale.delete(DEALS + "/" + id).expectProblem(412, "stale_version");
        }
    }

    @Test
    void filtersAndSorts() {
        calls.post(DEALS, "{\"name\":\"Small\",\"amount\":{\"amount\":300,\"currency\":\"USD\"}}")
                .expect(201);
        calls.post(DEALS, "{\"name\":\"Large\",\"status\":\"won\",\"amount\":{\"amount\":70000,\"currency\":\"USD\"}}")
                .expect(201);
        assertThat(names("sort=-amount")).isEqualTo("Large,Small");
        assertThat(names("filter=amount=gt=300")).isEqualTo("Large");
        assertThat(names("filter=status==open")).isEqualTo("Small");
        assertThat(names("filter=stage_id==" + stage("Won") + "&sort=position")).isEqualTo("Large");
        assertThat(names("filter=currency==EUR")).isEmpty();
    }

    private String names(String query) {
        StringBuilder names = new StringBuilder();
        calls.get(DEALS + "?" + query)
                .expect(200)
                .json()
                .at("/items")
                .forEach(item -> names.append(names.isEmpty() ? "" : ",")
                        .append(item.at("/name").asText()));
        return names.toString();
    }

    private Answer create(String name) {
        return calls.post(DEALS, Map.of("name", name)).expect(201);
    }

    private String stage(String name) {
        for (var stage : pipeline.json().at("/items/0/stages")) {
            if (stage.at("/name").asText().equals(name)) {
                return stage.at("/id").asText();
            }
        }
        return UUID.randomUUID().toString();
    }

    private static void faulty(Answer answer, String field) {
        answer.expectProblem(400, "validation_failed");
        assertThat(answer.at("/errors/0/field")).isEqualTo(field);
    }
}
