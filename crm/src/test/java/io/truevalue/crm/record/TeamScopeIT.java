package io.truevalue.crm.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.crm.CrmCallers;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The rows of one's teams: what they are is the database's to say, so that lists are whole and counted. */
class TeamScopeIT {
    private static final String CONTACTS = "/crm/api/contacts";

    @RegisterExtension
    static final ServiceExtension CRM = ServiceExtension.of("crm").withPeer("billing");

    private final Caller admin = CrmCallers.admin();
    private final UUID sales = Ids.next();
    private final UUID support = Ids.next();
    private final Caller seller = CrmCallers.beside(
                    admin, "contacts:read@team", "contacts:write@team", "contacts:delete@team")
            .inTeams(sales);

    @BeforeEach
    void tellOfTheTeams() {
        for (UUID team : List.of(sales, support)) {
            tell("team.created", team);
            Awaitility.await().until(() -> post(admin, "Probe", team).status() == 201);
        }
    }

    @Test
    void showsTheRecordsOfMyTeamsAlone() {
        String mine = create(admin, "Sally Sales", sales);
        String others = create(admin, "Sam Support", support);
        String nobodys = create(admin, "Nora None", null);

        CRM.as(seller).get(CONTACTS + "/" + mine).expect(200);
        CRM.as(seller).get(CONTACTS + "/" + others).expectProblem(404, "not_found");
        CRM.as(seller).get(CONTACTS + "/" + nobodys).expectProblem(404, "not_found");
        Answer list =
                CRM.as(seller).get(CONTACTS + "?count=true&sort=full_name").expect(200);
        assertThat(list.at("/total")).isEqualTo("2");
        assertThat(list.json().at("/items").findValuesAsText("full_name")).containsExactly("Probe", "Sally Sales");
        assertThat(CRM.as(seller.inTeams(sales, support))
                        .get(CONTACTS + "?count=true")
                        .at("/total"))
                .isEqualTo("4");
        assertThat(CRM.as(seller.inTeams()).get(CONTACTS + "?count=true").at("/total"))
                .isEqualTo("0");
        assertThat(CRM.as(seller)
                        .get("/crm/api/search?q=sa")
                        .json()
                        .at("/items")
                        .findValuesAsText("title"))
                .containsExactly("Sally Sales");
    }

    @Test
    void pagesThroughAllOfThemAndNoOthers() {
        for (int i = 0; i < 7; i++) {
            create(admin, "Sales " + i, sales);
            create(admin, "Support " + i, support);
        }
        int seen = 0;
        String cursor = "";
        do {
            Answer page = CRM.as(seller).get(CONTACTS + "?limit=3" + cursor).expect(200);
            assertThat(page.json().at("/items").findValuesAsText("team_id")).allMatch(sales.toString()::equals);
            seen += page.json().at("/items").size();
            cursor = page.json().at("/next_cursor").isNull() ? "" : "&cursor=" + page.at("/next_cursor");
        } while (!cursor.isEmpty());
        assertThat(seen).isEqualTo(8);
    }

    @Test
    void letsNobodyWriteBeyondTheirTeams() {
        String mine = create(seller, "Mine", sales);
        String others = create(admin, "Others", support);

        CRM.as(seller)
                .patch(CONTACTS + "/" + mine, Map.of("job_title", "Buyer"))
                .expect(200);
        CRM.as(seller)
                .patch(CONTACTS + "/" + others, Map.of("job_title", "Buyer"))
                .expectProblem(404, "not_found");
        CRM.as(seller).patch(CONTACTS + "/" + others, Map.of("team_id", sales)).expectProblem(404, "not_found");
        CRM.as(seller).patch(CONTACTS + "/" + mine, Map.of("team_id", support)).expectProblem(403, "permission_denied");
        post(seller, "None", null).expectProblem(403, "permission_denied");
        post(seller, "Others", support).expectProblem(403, "permission_denied");
        CRM.as(seller).delete(CONTACTS + "/" + others).expectProblem(404, "not_found");
        CRM.as(seller).delete(CONTACTS + "/" + mine).expect(204);
    }

    @Test
    void tellsApartWhatMayBeSeenFromWhatMayBeChanged() {
        Caller manager = seller.with("contacts:read", "contacts:write@team");
        String others = create(admin, "Others", support);

        CRM.as(manager).get(CONTACTS + "/" + others).expect(200);
        CRM.as(manager)
                .patch(CONTACTS + "/" + others, Map.of("team_id", sales))
                .expectProblem(403, "permission_denied");
        CRM.as(manager).delete(CONTACTS + "/" + others).expectProblem(403, "permission_denied");
    }

    @Test
    void joinsWhatIsOnesOwnAndWhatIsTheTeams() {
        Caller member = seller.with("contacts:read@own", "contacts:read@team", "contacts:write@own");
        create(member, "Own", null);
        create(admin, "Teams", sales);
        create(admin, "Others", support);

        assertThat(CRM.as(member).get(CONTACTS + "?count=true").at("/total")).isEqualTo("3");
    }

    @Test
    void sharesWithNoTeamThatThereIsNot() {
        post(admin, "Nobody's", Ids.next()).expectProblem(400, "validation_failed");
        tell("team.deleted", support);
        Awaitility.await().until(() -> post(admin, "Late", support).status() == 400);
        post(CrmCallers.admin(), "A rival's", sales).expectProblem(400, "validation_failed");
    }

    private String create(Caller caller, String name, @Nullable UUID team) {
        return post(caller, name, team).expect(201).at("/id");
    }

    private static Answer post(Caller caller, String name, @Nullable UUID team) {
        Map<String, Object> contact = new HashMap<>(Map.of("full_name", name));
        contact.put("team_id", team);
        return CRM.as(caller).post(CONTACTS, contact);
    }

    private void tell(String type, UUID team) {
        EventLog.publish(
                Topics.MEMBER,
                admin.orgId().toString(),
                Map.of(
                        "id", Ids.next().toString(),
                        "source", "/org-service",
                        "type", type,
                        "subject", team.toString(),
                        "time", Instant.now().toString(),
                        "orgid", admin.orgId().toString()),
                "{}");
    }
}
