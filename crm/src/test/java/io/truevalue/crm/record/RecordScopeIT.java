package io.truevalue.crm.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.crm.CrmCallers;
import io.truevalue.crm.Upload;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecordScopeIT {
    private static final String CONTACTS = "/crm/api/contacts";

    @RegisterExtension
    static final ServiceExtension CRM = ServiceExtension.of("crm").withPeer("billing");

    private final Caller admin = CrmCallers.admin();
    private final Caller member = CrmCallers.memberBeside(admin);

    @Test
    void showsAMemberTheirOwnRecordsAlone() {
        String others = create(admin, "Other Person");
        String own = create(member, "Own Person");

        CRM.as(member).get(CONTACTS + "/" + others).expectProblem(404, "not_found");
        CRM.as(member).get(CONTACTS + "/" + own).expect(200);
        Answer list = CRM.as(member).get(CONTACTS + "?count=true").expect(200);
        assertThat(list.at("/total")).isEqualTo("1");
        assertThat(list.at("/items/0/id")).isEqualTo(own);
        Answer found = CRM.as(member).get("/crm/api/search?q=person").expect(200);
        assertThat(found.json().at("/items")).hasSize(1);
        assertThat(CRM.as(admin).get("/crm/api/search?q=person").json().at("/items"))
                .hasSize(2);
    }

    @Test
    void letsAMemberWriteTheirOwnRecordsAlone() {
        String others = create(admin, "Other Person");
        String own = create(member, "Own Person");
        CRM.as(member).patch(CONTACTS + "/" + own, "{\"tags\":[\"a\"]}").expect(200);
        CRM.as(member).patch(CONTACTS + "/" + others, "{\"tags\":[\"a\"]}").expectProblem(404, "not_found");
        CRM.as(member)
                .patch(CONTACTS + "/" + own, Map.of("owner_id", admin.userId()))
                .expectProblem(403, "permission_denied");
        CRM.as(member)
                .post(CONTACTS, Map.of("full_name", "For another", "owner_id", admin.userId()))
                .expectProblem(403, "permission_denied");
    }

    @Test
    void tellsApartWhatMayBeSeenFromWhatMayBeChanged() {
        String others = create(admin, "Other Person");
        Caller reader = CrmCallers.beside(admin, "contacts:read", "contacts:write@own", "contacts:delete@own");
        CRM.as(reader).get(CONTACTS + "/" + others).expect(200);
        CRM.as(reader).patch(CONTACTS + "/" + others, "{\"tags\":[\"a\"]}").expectProblem(403, "permission_denied");
        CRM.as(reader).delete(CONTACTS + "/" + others).expectProblem(403, "permission_denied");
        String own = create(reader, "Own Person");
        CRM.as(reader).delete(CONTACTS + "/" + own).expect(204);
    }

    @Test
    void letsOneWhoMayDeleteDoNoMoreThanThat() {
        String others = create(admin, "Other Person");
        Caller remover = CrmCallers.beside(admin, "contacts:read", "contacts:delete", "contacts:write@own");
        CRM.as(remover).patch(CONTACTS + "/" + others, "{\"tags\":[\"a\"]}").expectProblem(403, "permission_denied");
        CRM.as(remover).delete(CONTACTS + "/" + others).expect(204);
        CRM.as(admin).post(CONTACTS + "/" + others + "/restore", "{}").expect(200);
    }

    @Test
    void hidesAnImportFromWhoeverSeesTheirOwnAlone() {
        Caller one = CrmCallers.beside(admin, "imports:read@own", "imports:write@own", "contacts:write@own");
        Caller other = CrmCallers.beside(admin, "imports:read@own", "imports:write@own", "contacts:write@own");
        String job = Upload.of("Full name\nSomebody\n")
                .with("resource", "contacts")
                .to(CRM.as(one))
                .expect(201)
                .at("/id");
        CRM.as(other).get("/crm/api/imports/" + job).expectProblem(404, "not_found");
        CRM.as(other).post("/crm/api/imports/" + job + "/run", "{}").expectProblem(404, "not_found");
        CRM.as(one).get("/crm/api/imports/" + job).expect(200);
        Caller noContacts = CrmCallers.beside(admin, "imports:write");
        Upload.of("Full name\nSomebody\n")
                .with("resource", "contacts")
                .to(CRM.as(noContacts))
                .expectProblem(403, "permission_denied");
    }

    @Test
    void takesOwnersFromTheOrganisationsEvents() {
        Caller colleague = CrmCallers.memberBeside(admin);
        tell("member.joined", colleague);
        Answer given = awaitGift(colleague, 201);
        assertThat(given.at("/owner_id")).isEqualTo(colleague.userId().toString());
        CRM.as(colleague).get(CONTACTS + "/" + given.at("/id")).expect(200);

        tell("member.removed", colleague);
        awaitGift(colleague, 400);
    }

    private Answer awaitGift(Caller owner, int status) {
        Answer answer = null;
        for (int tries = 0; tries < 100; tries++) {
            answer = CRM.as(admin).post(CONTACTS, Map.of("full_name", "Gift", "owner_id", owner.userId()));
            if (answer.status() == status) {
                return answer;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        throw new AssertionError("still " + answer);
    }

    private void tell(String type, Caller user) {
        EventLog.publish(
                Topics.MEMBER,
                admin.orgId().toString(),
                Map.of(
                        "id", Ids.next().toString(),
                        "source", "/org-service",
                        "type", type,
                        "subject", user.userId().toString(),
                        "time", Instant.now().toString(),
                        "orgid", admin.orgId().toString(),
                        "outcome", "success"),
                "{\"user_id\":\"" + user.userId() + "\"}");
    }

    private String create(Caller caller, String name) {
        return CRM.as(caller)
                .post(CONTACTS, Map.of("full_name", name))
                .expect(201)
                .at("/id");
    }
}
