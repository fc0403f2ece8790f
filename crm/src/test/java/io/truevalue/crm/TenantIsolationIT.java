package io.truevalue.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TenantIsolationIT {
    @RegisterExtension
    static final ServiceExtension CRM = ServiceExtension.of("crm").withPeer("billing");

    private static final Caller OWNER = CrmCallers.admin();
    private static final Caller RIVAL = CrmCallers.admin();
    private static String contact = "";
    private static String company = "";
    private static String job = "";
    private static String deal = "";
    private static String pipeline = "";

    @BeforeAll
    static void persistOneOfEach() {
        contact = CRM.as(OWNER)
                .post("/crm/api/contacts", "{\"full_name\":\"Quentin Secret\"}")
                .expect(201)
                .at("/id");
        company = CRM.as(OWNER)
                .post("/crm/api/companies", "{\"name\":\"Quentin Works\"}")
                .expect(201)
                .at("/id");
        Answer made = CRM.as(OWNER)
                .post("/crm/api/deals", "{\"name\":\"Quentin Deal\"}")
                .expect(201);
        deal = made.at("/id");
        pipeline = made.at("/pipeline_id");
        job = Upload.of("Full name\nQuentin File\n")
                .with("resource", "contacts")
                .to(CRM.as(OWNER))
                .expect(201)
                .at("/id");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /crm/api/contacts/{contact}",
        "GET, /crm/api/contacts/{contact}/timeline",
        "GET, /crm/api/companies/{company}/timeline",
        "GET, /crm/api/deals/{deal}/timeline",
        "PATCH, /crm/api/contacts/{contact}",
        "DELETE, /crm/api/contacts/{contact}",
        "POST, /crm/api/contacts/{contact}/restore",
        "GET, /crm/api/companies/{company}",
        "PATCH, /crm/api/companies/{company}",
        "DELETE, /crm/api/companies/{company}",
        "POST, /crm/api/companies/{company}/restore",
        "GET, /crm/api/deals/{deal}",
        "PATCH, /crm/api/deals/{deal}",
        "DELETE, /crm/api/deals/{deal}",
        "POST, /crm/api/deals/{deal}/restore",
        "GET, /crm/api/pipelines/{pipeline}",
        "PATCH, /crm/api/pipelines/{pipeline}",
        "DELETE, /crm/api/pipelines/{pipeline}",
        "POST, /crm/api/pipelines/{pipeline}/restore",
        "GET, /crm/api/pipelines/{pipeline}/board",
        "GET, /crm/api/imports/{job}",
        "POST, /crm/api/imports/{job}/run",
        "POST, /crm/api/imports/{job}/cancel",
        "GET, /crm/api/imports/{job}/events",
        "GET, /crm/api/imports/{job}/errors"
    })
    void answersARivalAsForAnIdThatNeverWas(String method, String route) {
        Answer others = call(
                method,
                route.replace("{contact}", contact)
                        .replace("{company}", company)
                        .replace("{deal}", deal)
                        .replace("{pipeline}", pipeline)
                        .replace("{job}", job));
        others.expectProblem(404, "not_found");
        for (String unknown : new String[] {UUID.randomUUID().toString(), "7", "%00", "a'b"}) {
            Answer never = call(method, route.replaceAll("\\{[a-z]+}", unknown));
            assertThat(comparable(never)).isEqualTo(comparable(others));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/crm/api/contacts?count=true",
                "/crm/api/companies?count=true",
                "/crm/api/deals?count=true",
                "/crm/api/imports?count=true"
            })
    void listsNothingOfAnothers(String route) {
        Answer list = CRM.as(RIVAL).get(route).expect(200);
        assertThat(list.json().at("/items")).isEmpty();
        assertThat(list.at("/total")).isEqualTo("0");
        assertThat(CRM.as(OWNER).get(route).expect(200).json().at("/items")).isNotEmpty();
    }

    @Test
    void findsNothingOfAnothers() {
        assertThat(CRM.as(OWNER).get("/crm/api/search?q=quentin").json().at("/items"))
                .hasSize(3);
        assertThat(CRM.as(RIVAL).get("/crm/api/search?q=quentin").json().at("/items"))
                .isEmpty();
    }

    /** T12: the same person acts for one organisation at a time. */
    @Test
    void showsSomebodyOfTwoOrganisationsOneOfThem() {
        Caller elsewhere = OWNER.in(RIVAL.orgId(), RIVAL.slug());
        CRM.as(elsewhere).get("/crm/api/contacts/" + contact).expectProblem(404, "not_found");
        assertThat(CRM.as(elsewhere).get("/crm/api/search?q=quentin").json().at("/items"))
                .isEmpty();
    }

    /** T6: what another organisation has is free here. */
    @Test
    void takesWhatAnotherHasAlready() {
        String works = "{\"name\":\"Quentin Works\",\"domain\":\"quentin.example\"}";
        String person =
                "{\"full_name\":\"Q\",\"emails\":[{\"value\":\"q@quentin.example\",\"label\":\"work\",\"primary\":true}]}";
        for (Caller caller : new Caller[] {CrmCallers.admin(), CrmCallers.admin()}) {
            CRM.as(caller).post("/crm/api/companies", works).expect(201);
            CRM.as(caller).post("/crm/api/contacts", person).expect(201);
        }
    }

    /** T7: another's id in a body is answered as one that was never issued. */
    @Test
    void refusesAnothersIdInABodyAsOneThatNeverWas() {
        Answer others = pointingAt(company);
        Answer never = pointingAt(UUID.randomUUID().toString());
        assertThat(others.status()).isEqualTo(400).isEqualTo(never.status());
        assertThat(others.at("/errors/0/field")).isEqualTo("company_id");
        assertThat(others.json().at("/errors")).isEqualTo(never.json().at("/errors"));
        assertThat(others.at("/detail")).isEqualTo(never.at("/detail"));
    }

    private static Answer pointingAt(String companyId) {
        return CRM.as(RIVAL).post("/crm/api/contacts", "{\"full_name\":\"Q\",\"company_id\":\"" + companyId + "\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /crm/api/contacts",
        "POST, /crm/api/contacts",
        "GET, /crm/api/companies",
        "GET, /crm/api/imports",
        "GET, /crm/api/deals",
        "POST, /crm/api/deals",
        "GET, /crm/api/pipelines",
        "GET, /crm/api/search?q=x",
        "DELETE, /crm/api/contacts/x"
    })
    void refusesWhoeverHasNoPermission(String method, String route) {
        Caller nobody = CrmCallers.beside(OWNER, "analytics:read");
        CRM.as(nobody)
                .send(method, route, new byte[0], method.equals("POST") ? "application/json" : "")
                .expectProblem(403, "permission_denied");
    }

    @Test
    void asksForAnOrganisation() {
        CRM.as(Caller.newUser()).get("/crm/api/contacts").expectProblem(403, "organization_required");
        CRM.as(Caller.nobody()).get("/crm/api/contacts").expectProblem(401, "unauthenticated");
    }

    private static Answer call(String method, String target) {
        byte[] body =
                method.equals("GET") || method.equals("DELETE") ? new byte[0] : "{}".getBytes(StandardCharsets.UTF_8);
        return CRM.as(RIVAL).send(method, target, body, body.length == 0 ? "" : "application/json");
    }

    private static JsonNode comparable(Answer answer) {
        ObjectNode body = (ObjectNode) answer.expect(404).json();
        body.remove("instance");
        body.remove("request_id");
        return body;
    }
}
