package io.truevalue.crm.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PipelineControllerIT {
    private static final String PIPELINES = "/crm/api/pipelines";
    private static final String TWO_STAGES = """
            {"name":"Renewals","stages":[{"name":"Due"},{"name":"Kept","status":"won"}]}""";

    @RegisterExtension
    static final ServiceExtension CRM = ServiceExtension.of("crm").withPeer("billing");

    private final Caller admin = CrmCallers.admin();
    private final SignedCalls calls = CRM.as(admin);

    @Test
    void givesAnOrganisationOnePipelineToBeginWithHoweverManyAskAtOnce() {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 8)
                    .forEach(i -> people.submit(() -> CRM.as(CrmCallers.beside(admin, "pipelines:read"))
                            .get(PIPELINES)
                            .expect(200)));
        }
        Answer list = calls.get(PIPELINES + "?count=true").expect(200);
        assertThat(list.at("/total")).isEqualTo("1");
        assertThat(list.at("/items/0/name")).isEqualTo("Sales");
        assertThat(list.json().at("/items/0/stages")).hasSize(6);
        assertThat(list.at("/items/0/stages/4/status")).isEqualTo("won");
        assertThat(list.at("/items/0/stages/5/status")).isEqualTo("lost");
        EventLog.Entry told =
                EventLog.await(Topics.RECORD, event -> event.subject().equals(list.at("/items/0/id")));
        assertThat(told.type()).isEqualTo("pipeline.created");
        assertThat(told.attributes()).containsEntry("actortype", "service");
        assertThat(told.key()).isEqualTo(admin.orgId().toString());
    }

    @Test
    void createsReadsChangesDeletesAndRestores() {
        Answer created = calls.post(PIPELINES, TWO_STAGES).expect(201);
        String one = PIPELINES + "/" + created.at("/id");
        assertThat(created.header("location")).isEqualTo(one);
        assertThat(created.at("/stages/0/status")).isEqualTo("open");
        assertThat(calls.get(one).expect(200).json()).isEqualTo(created.json());

        ArrayNode stages = created.json().at("/stages").deepCopy();
        stages.insert(0, stages.objectNode().put("name", "Early"));
        ((ObjectNode) stages.get(2)).put("name", "Renewed");
        Answer changed = calls.patch(one, Map.of("stages", stages)).expect(200);
        assertThat(changed.at("/version")).isEqualTo("2");
        assertThat(changed.at("/stages/0/name")).isEqualTo("Early");
        assertThat(changed.at("/stages/2/id")).isEqualTo(created.at("/stages/1/id"));
        assertThat(changed.at("/stages/2/name")).isEqualTo("Renewed");
        assertThat(calls.get(one).json()).isEqualTo(changed.json());
        assertThat(calls.patch(one, Map.of("stages", changed.json().at("/stages")))
                        .at("/version"))
                .isEqualTo("2");
        CRM.as(admin).header("If-Match", "\"1\"").delete(one).expectProblem(412, "stale_version");

        calls.delete(one).expect(204);
        calls.get(one).expectProblem(404, "not_found");
        assertThat(calls.post(one + "/restore", Map.of()).expect(200).at("/stages/0/name"))
                .isEqualTo("Early");
        var events = EventLog.await(Topics.RECORD, 4, event -> event.subject().equals(created.at("/id")));
        assertThat(events)
                .extracting(EventLog.Entry::type)
                .containsExactly("pipeline.created", "pipeline.updated", "pipeline.deleted", "pipeline.restored");
        assertThat(events.get(1).data().at("/before/stages/1/name").asText()).isEqualTo("Kept");
    }

    @Test
    void keepsStagesAndPipelinesThatDealsAreIn() {
        Answer created = calls.post(PIPELINES, TWO_STAGES).expect(201);
        String one = PIPELINES + "/" + created.at("/id");
        String deal = calls.post("/crm/api/deals", Map.of("name", "In the way", "stage_id", created.at("/stages/0/id")))
                .expect(201)
                .at("/id");
        calls.delete(one).expectProblem(409, "pipeline_in_use");
        calls.patch(one, Map.of("stages", List.of(created.json().at("/stages/1"))))
                .expectProblem(409, "stage_in_use");
        ArrayNode lost = created.json().at("/stages").deepCopy();
        ((ObjectNode) lost.get(0)).put("status", "lost");
        calls.patch(one, Map.of("stages", lost)).expectProblem(409, "stage_in_use");

        calls.delete("/crm/api/deals/" + deal).expect(204);
        calls.patch(one, Map.of("stages", List.of(created.json().at("/stages/1"))))
                .expect(200);
        Answer back =
                calls.post("/crm/api/deals/" + deal + "/restore", Map.of()).expect(200);
        assertThat(back.at("/stage_id")).isEqualTo(created.at("/stages/1/id"));
        assertThat(back.at("/status")).isEqualTo("won");
        assertThat(calls.get("/crm/api/deals/" + deal).json()).isEqualTo(back.json());

        calls.delete("/crm/api/deals/" + deal).expect(204);
        calls.delete(one).expect(204);
        calls.post("/crm/api/deals/" + deal + "/restore", Map.of()).expectProblem(409, "no_pipeline");
        calls.post("/crm/api/deals", Map.of("name", "Nowhere")).expectProblem(400, "validation_failed");
        calls.post(one + "/restore", Map.of()).expect(200);
        calls.post("/crm/api/deals/" + deal + "/restore", Map.of()).expect(200);
    }

    @Test
    void namesTheFieldAtFault() {
        faulty("{\"name\":\"\",\"stages\":[{\"name\":\"a\"}]}", "name");
        faulty("{\"name\":\"x\",\"stages\":[]}", "stages");
        faulty("{\"name\":\"x\"}", "stages");
        faulty("{\"name\":\"x\",\"stages\":[null]}", "stages[0]");
        faulty("{\"name\":\"x\",\"stages\":[{\"name\":\"a\"},{\"name\":\"A\"}]}", "stages[1].name");
        faulty(
                "{\"name\":\"x\",\"stages\":[{\"id\":\"01890000-0000-7000-8000-000000000000\",\"name\":\"a\"}]}",
                "stages[0].id");
    }

    private void faulty(String body, String field) {
        Answer answer = calls.post(PIPELINES, body);
        answer.expectProblem(400, "validation_failed");
        assertThat(answer.at("/errors/0/field")).isEqualTo(field);
    }
}
