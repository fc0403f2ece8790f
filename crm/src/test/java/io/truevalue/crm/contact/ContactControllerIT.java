package io.truevalue.crm.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.crm.CrmCallers;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.SignedCalls;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ContactControllerIT {
    private static final String CONTACTS = "/crm/api/contacts";

    @RegisterExtension
    static final ServiceExtension CRM = ServiceExtension.of("crm").withPeer("billing");

    private final Caller caller = CrmCallers.admin();
    private final SignedCalls calls = CRM.as(caller);

    @Test
    void createsAndReadsAContactWithAllItsFields() {
        Answer created = calls.post(CONTACTS, """
                {"first_name":"María","last_name":"Muñoz","job_title":"Head of Sales","company_name":"Acme",
                 "emails":[{"value":"maria@acme.example","label":"work"},{"value":"m@home.example","primary":true}],
                 "phones":[{"value":"(202) 224-3441","label":"office"},{"value":"extension nine"}],
                 "addresses":[{"street":"1 Main St","city":"San José","state":"CA","postal_code":"95112","country":"US"}],
                 "birthday":"1980-02-29","website":"https://acme.example/maria","tags":["vip","west"],
                 "custom":{"shoe_size":38.5,"likes":["tea","go"],"vegan":true}}""").expect(201);

        assertThat(created.header("location")).isEqualTo(CONTACTS + "/" + created.at("/id"));
        assertThat(created.header("etag")).isEqualTo("\"1\"");
        assertThat(created.at("/full_name")).isEqualTo("María Muñoz");
        assertThat(created.at("/owner_id")).isEqualTo(caller.userId().toString());
        assertThat(created.at("/created_by")).isEqualTo(caller.userId().toString());
        assertThat(created.at("/phones/0/e164")).isEqualTo("+12022243441");
        assertThat(created.at("/phones/0/primary")).isEqualTo("true");
        assertThat(created.json().at("/phones/1/e164").isNull()).isTrue();
        assertThat(created.at("/phones/1/value")).isEqualTo("extension nine");
        assertThat(created.at("/emails/0/primary")).isEqualTo("false");
        assertThat(created.at("/emails/1/primary")).isEqualTo("true");
        assertThat(created.at("/custom/shoe_size")).isEqualTo("38.5");

        Answer read = calls.get(CONTACTS + "/" + created.at("/id")).expect(200);
        assertThat(read.json()).isEqualTo(created.json());
        assertThat(read.header("etag")).isEqualTo("\"1\"");
        assertThat(calls.get(CONTACTS).expect(200).json().at("/items/0")).isEqualTo(read.json());
    }

    @Test
    void tellsWhatHappenedToAContact() {
        String id = create("Ada", "Byron");
        calls.patch(CONTACTS + "/" + id, Map.of("last_name", "Lovelace")).expect(200);
        calls.delete(CONTACTS + "/" + id).expect(204);
        calls.post(CONTACTS + "/" + id + "/restore", Map.of()).expect(200);

        var events = EventLog.await(Topics.RECORD, 4, event -> event.subject().equals(id));
        assertThat(events)
                .extracting(EventLog.Entry::type)
                .containsExactly("contact.created", "contact.updated", "contact.deleted", "contact.restored");
        assertThat(events.get(1).data().at("/before/full_name").asText()).isEqualTo("Ada Byron");
        assertThat(events.get(1).data().at("/after/full_name").asText()).isEqualTo("Ada Lovelace");
        assertThat(events.getFirst().key()).isEqualTo(caller.orgId().toString());
    }

    @Test
    void anIntegrationWritesWithoutOwningAndIsToldAsTheActor() {
        Caller integration = caller.newIntegration("contacts:read", "contacts:write");
        String name = "int_" + integration.userId();
        Answer created = CRM.as(integration)
                .post(CONTACTS, Map.of("last_name", "Imported"))
                .expect(201);
        assertThat(created.at("/created_by")).isEqualTo(name);
        assertThat(created.json().at("/owner_id").isNull()).isTrue();
        CRM.as(integration)
                .patch(CONTACTS + "/" + created.at("/id"), Map.of("first_name", "Once"))
                .expect(200);
        CRM.as(integration).delete(CONTACTS + "/" + created.at("/id")).expectProblem(403, "permission_denied");
        EventLog.Entry event =
                EventLog.await(Topics.RECORD, each -> each.subject().equals(created.at("/id")));
        assertThat(event.attributes())
                .containsEntry("actorid", name)
                .containsEntry("actortype", "integration")
                .containsEntry("actordisplay", name);
    }

    @Test
    void patchesByMergeAndKeepsTheRest() {
        String id = calls.post(CONTACTS, """
                {"first_name":"Ada","last_name":"Byron","job_title":"Countess","tags":["a"],
                 "custom":{"one":1,"two":2}}""").expect(201).at("/id");

        Answer patched = calls.patch(
                        CONTACTS + "/" + id,
                        "{\"job_title\":null,\"tags\":[\"b\",\"c\"],\"custom\":{\"two\":null,\"three\":3}}")
                .expect(200);

        assertThat(patched.json().at("/job_title").isNull()).isTrue();
        assertThat(patched.at("/first_name")).isEqualTo("Ada");
        assertThat(patched.json().at("/tags").toString()).isEqualTo("[\"b\",\"c\"]");
        assertThat(patched.json().at("/custom").toString()).isEqualTo("{\"one\":1,\"three\":3}");
        assertThat(patched.at("/version")).isEqualTo("2");
        assertThat(calls.get(CONTACTS + "/" + id).json()).isEqualTo(patched.json());
    }

    @Test
    void leavesTheVersionWhereNothingChanges() {
        String id = create("Ada", "Byron");
        assertThat(calls.patch(CONTACTS + "/" + id, "{\"first_name\":\"Ada\"}")
                        .expect(200)
                        .at("/version"))
                .isEqualTo("1");
    }

    @Test
    void takesBackWhatItGave() {
        Answer created = calls.post(CONTACTS, "{\"last_name\":\"Byron\",\"phones\":[{\"value\":\"202-224-3441\"}]}")
                .expect(201);
        calls.patch(
                        CONTACTS + "/" + created.at("/id"),
                        "{\"phones\":" + created.json().at("/phones") + ",\"job_title\":\"Poet\"}")
                .expect(200);
        Answer refused = calls.patch(
                CONTACTS + "/" + created.at("/id"), "{\"phones\":[{\"value\":\"1\",\"e164\":\"+12022243441\"}]}");
        refused.expectProblem(400, "validation_failed");
        assertThat(refused.at("/errors/0/field")).isEqualTo("phones[0].e164");
    }

    @Test
    void refusesAWriteToAStaleVersion() {
        String id = create("Ada", "Byron");
        CRM.as(caller)
                .header("If-Match", "\"1\"")
                .patch(CONTACTS + "/" + id, "{\"tags\":[\"x\"]}")
                .expect(200);
        CRM.as(caller)
                .header("If-Match", "\"1\"")
                .patch(CONTACTS + "/" + id, "{\"tags\":[\"y\"]}")
                .expectProblem(412, "stale_version");
        CRM.as(caller).header("If-Match", "\"1\"").delete(CONTACTS + "/" + id).expectProblem(412, "stale_version");
    }

    @Test
    void takesAPatchAsPlainJsonToo() {
        String id = create("Ada", "Byron");
        Answer patched = calls.send(
                "PATCH",
                CONTACTS + "/" + id,
                "{\"job_title\":\"Analyst\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "application/json");
        assertThat(patched.expect(200).at("/job_title")).isEqualTo("Analyst");
    }

    @Test
    void hidesADeletedContactUntilItIsRestored() {
        String id = create("Ada", "Byron");
        calls.delete(CONTACTS + "/" + id).expect(204);
        calls.get(CONTACTS + "/" + id).expectProblem(404, "not_found");
        calls.delete(CONTACTS + "/" + id).expectProblem(404, "not_found");
        assertThat(calls.get(CONTACTS + "?count=true").at("/total")).isEqualTo("0");
        assertThat(calls.get("/crm/api/search?q=byron").json().at("/items")).isEmpty();

        assertThat(calls.post(CONTACTS + "/" + id + "/restore", Map.of())
                        .expect(200)
                        .at("/version"))
                .isEqualTo("3");
        assertThat(calls.get("/crm/api/search?q=byron").json().at("/items")).hasSize(1);
    }

    @Test
    void linksACompanyOfTheSameOrganisationAlone() {
        String company = calls.post("/crm/api/companies", "{\"name\":\"Analytical Engines\"}")
                .expect(201)
                .at("/id");
        Answer linked = calls.post(CONTACTS, "{\"last_name\":\"Byron\",\"company_id\":\"" + company + "\"}")
                .expect(201);
        assertThat(linked.at("/company_name")).isEqualTo("Analytical Engines");

        Answer refused = CRM.as(CrmCallers.admin())
                .post(CONTACTS, "{\"last_name\":\"Byron\",\"company_id\":\"" + company + "\"}");
        refused.expectProblem(400, "validation_failed");
        assertThat(refused.at("/errors/0/field")).isEqualTo("company_id");
    }

    @Test
    void refusesAnOwnerWhoIsNoMember() {
        Answer refused = calls.post(CONTACTS, "{\"last_name\":\"Byron\",\"owner_id\":\"" + UUID.randomUUID() + "\"}");
        refused.expectProblem(400, "validation_failed");
        assertThat(refused.at("/errors/0/field")).isEqualTo("owner_id");
    }

    @Test
    void answersARepeatWithTheFirstAnswer() {
        String body = "{\"last_name\":\"Byron\"}";
        Answer first = CRM.as(caller)
                .header("Idempotency-Key", "k1")
                .post(CONTACTS, body)
                .expect(201);
        Answer again = CRM.as(caller)
                .header("Idempotency-Key", "k1")
                .post(CONTACTS, body)
                .expect(201);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("location")).isEqualTo(first.header("location"));
        assertThat(calls.get(CONTACTS + "?count=true").at("/total")).isEqualTo("1");
        CRM.as(caller)
                .header("Idempotency-Key", "k1")
                .post(CONTACTS, "{\"last_name\":\"Other\"}")
                .expectProblem(409, "idempotency_key_reused");
    }

    private String create(String first, String last) {
        return calls.post(CONTACTS, Map.of("first_name", first, "last_name", last))
                .expect(201)
                .at("/id");
    }
}
