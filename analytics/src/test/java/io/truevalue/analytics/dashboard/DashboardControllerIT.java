package io.truevalue.analytics.dashboard;

import static io.truevalue.analytics.dashboard.Boards.PATH;
import static io.truevalue.analytics.dashboard.Boards.board;
import static io.truevalue.analytics.dashboard.Boards.tile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.analytics.Told;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.SignedCalls;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DashboardControllerIT {
    @RegisterExtension
    static final ServiceExtension ANALYTICS = ServiceExtension.of("analytics");

    private final Caller sarah = Boards.writer();
    private final Caller kim = Boards.colleagueOf(sarah);

    private SignedCalls as(Caller caller) {
        return ANALYTICS.as(caller);
    }

    private Answer create(Caller caller, Object body) {
        return as(caller).post(PATH, body).expect(201);
    }

    private String shared(Caller caller, String name) {
        Map<String, Object> body = board(name);
        body.put("visibility", "organization");
        return create(caller, body).at("/id");
    }

    @Test
    void createsAPrivateDashboardAndTellsIt() {
        Answer created = create(sarah, board("Sales"));

        assertThat(created.header("location")).isEqualTo(PATH + "/" + created.at("/id"));
        assertThat(created.at("/visibility")).isEqualTo("private");
        assertThat(created.at("/owner_id")).isEqualTo(sarah.userId().toString());
        assertThat(created.at("/version")).isEqualTo("1");
        assertThat(created.at("/tiles/0/window")).isEqualTo("day");
        assertThat(created.at("/tiles/0/range/last")).isEqualTo("30d");
        assertThat(as(sarah).get(PATH + "/" + created.at("/id")).json()).isEqualTo(created.json());

        EventLog.Entry told =
                EventLog.await(Topics.DASHBOARD, event -> event.subject().equals(created.at("/id")));
        assertThat(told.type()).isEqualTo("dashboard.created");
        assertThat(told.data().at("/after")).isEqualTo(created.json());
    }

    @Test
    void makesOneOfOneKey() {
        Answer first = as(sarah)
                .header("Idempotency-Key", "once")
                .post(PATH, board("Sales"))
                .expect(201);
        Answer again = as(sarah)
                .header("Idempotency-Key", "once")
                .post(PATH, board("Sales"))
                .expect(201);

        assertThat(again.at("/id")).isEqualTo(first.at("/id"));
        assertThat(as(sarah).get(PATH).json().at("/items")).hasSize(1);
    }

    @Test
    void listsPageByPageFilteredAndSorted() {
        for (String name : List.of("Berlin", "Accra", "Cairo")) {
            create(sarah, board(name));
        }

        assertThat(names(as(sarah).get(PATH))).containsExactly("Cairo", "Accra", "Berlin");
        Answer first = as(sarah).get(PATH + "?sort=name&limit=2&count=true").expect(200);
        assertThat(names(first)).containsExactly("Accra", "Berlin");
        assertThat(first.at("/total")).isEqualTo("3");
        assertThat(names(as(sarah).get(PATH + "?sort=name&limit=2&cursor=" + first.at("/next_cursor"))))
                .containsExactly("Cairo");
        assertThat(names(as(sarah).get(PATH + "?filter=name==%22*a*%22;visibility==private&sort=-name")))
                .containsExactly("Cairo", "Accra");
    }

    private static List<String> names(Answer page) {
        return page.expect(200).json().at("/items").findValuesAsText("name");
    }

    @Test
    void changesOfTheVersionThatWasSeen() {
        Answer created = create(sarah, board("Sales"));
        String path = PATH + "/" + created.at("/id");

        Answer changed = as(sarah)
                .header("If-Match", "\"1\"")
                .patch(path, Map.of("name", "Sales, north", "description", "All of it"))
                .expect(200);

        assertThat(changed.at("/version")).isEqualTo("2");
        assertThat(changed.json().at("/tiles")).isEqualTo(created.json().at("/tiles"));
        as(sarah)
                .header("If-Match", "\"1\"")
                .patch(path, Map.of("name", "Late"))
                .expectProblem(412, "stale_version");
        as(sarah).header("If-Match", "\"1\"").delete(path).expectProblem(412, "stale_version");
        EventLog.Entry told = EventLog.await(
                Topics.DASHBOARD,
                event -> event.type().equals("dashboard.updated")
                        && event.subject().equals(created.at("/id")));
        assertThat(told.data().at("/before/name").asText()).isEqualTo("Sales");
        assertThat(told.data().at("/after/name").asText()).isEqualTo("Sales, north");
    }

    @Test
    void leavesWhatIsPatchedToTheSameAsItIs() {
        Answer created = create(sarah, board("Sales"));

        Answer same = as(sarah)
                .patch(PATH + "/" + created.at("/id"), Map.of("name", "Sales", "visibility", "private"))
                .expect(200);

        assertThat(same.json()).isEqualTo(created.json());
    }

    @Test
    void keepsATilesIdWhenItIsGiven() {
        Answer created = create(sarah, board("Sales"));
        JsonNode tile = created.json().at("/tiles/0");

        Answer changed = as(sarah)
                .patch(
                        PATH + "/" + created.at("/id"),
                        Map.of("tiles", List.of(tile, tile(Map.of("y", 4, "kind", "bar")))))
                .expect(200);

        assertThat(changed.json().at("/tiles/0")).isEqualTo(tile);
        assertThat(changed.at("/tiles/1/id")).isNotEqualTo(tile.at("/id").asText());
    }

    @Test
    void hidesAnothersPrivateDashboardFromEverybody() {
        String id = create(sarah, board("Mine")).at("/id");
        Caller admin = kim.with("*", "dashboards:read", "dashboards:write", "analytics:read");

        for (Caller other : List.of(kim, admin)) {
            as(other).get(PATH + "/" + id).expectProblem(404, "not_found");
            as(other).get(PATH + "/" + id + "/csv").expectProblem(404, "not_found");
            as(other).patch(PATH + "/" + id, Map.of("name", "Yours")).expectProblem(404, "not_found");
            as(other).post(PATH + "/" + id + "/copy", "").expectProblem(404, "not_found");
            as(other).delete(PATH + "/" + id).expectProblem(404, "not_found");
            assertThat(as(other).get(PATH).json().at("/items")).isEmpty();
        }
        as(sarah).get(PATH + "/" + id).expect(200);
    }

    @Test
    void letsColleaguesReadAndChangeASharedOneButOnlyItsOwnerTakesItBack() {
        String id = shared(sarah, "Ours");

        as(kim).get(PATH + "/" + id).expect(200);
        as(kim).patch(PATH + "/" + id, Map.of("name", "Ours, too")).expect(200);
        as(kim).patch(PATH + "/" + id, Map.of("visibility", "private")).expectProblem(403, "permission_denied");
        as(sarah).patch(PATH + "/" + id, Map.of("visibility", "private")).expect(200);
        as(kim).get(PATH + "/" + id).expectProblem(404, "not_found");
    }

    @Test
    void deletesAndTellsWhatWasThere() {
        String id = shared(sarah, "Old");

        assertThat(as(kim).delete(PATH + "/" + id).expect(204).body()).isEmpty();

        as(sarah).get(PATH + "/" + id).expectProblem(404, "not_found");
        EventLog.Entry told = EventLog.await(
                Topics.DASHBOARD,
                event -> event.type().equals("dashboard.deleted")
                        && event.subject().equals(id));
        assertThat(told.data().at("/before/name").asText()).isEqualTo("Old");
        assertThat(told.data().at("/after").isNull()).isTrue();
    }

    @Test
    void copiesASharedOneIntoAPrivateOneOfOnesOwn() {
        String id = shared(sarah, "Ours");

        Answer copy = as(kim).post(PATH + "/" + id + "/copy", "").expect(201);

        assertThat(copy.at("/name")).isEqualTo("Copy of Ours");
        assertThat(copy.at("/visibility")).isEqualTo("private");
        assertThat(copy.at("/owner_id")).isEqualTo(kim.userId().toString());
        assertThat(copy.json().at("/tiles")).hasSize(1);
        as(sarah).get(PATH + "/" + copy.at("/id")).expectProblem(404, "not_found");
    }

    @Test
    void writesItsFiguresAsCsvAndThoseOfOneTile() {
        Map<String, Object> body = board("=SUM(A1)");
        Map<String, Object> march = Map.of("from", "2026-03-02T00:00:00Z", "to", "2026-03-04T00:00:00Z");
        body.put(
                "tiles",
                List.of(
                        tile(Map.of("title", "=Logins", "range", march)),
                        tile(Map.of("title", "Refused", "metric", "refusals", "range", march))));
        Answer created = create(sarah, body);
        for (String time : List.of("2026-03-02T08:00:00Z", "2026-03-02T09:00:00Z", "2026-03-03T09:00:00Z")) {
            Told.of(sarah.orgId(), "session.created", time).on(Topics.USER).publish();
        }
        String csv = PATH + "/" + created.at("/id") + "/csv";

        await().untilAsserted(
                        () -> assertThat(as(sarah).get(csv).expect(200).body().lines())
                                .containsExactly(
                                        "tile,metric,window,start,group,value",
                                        "'=Logins,logins,day,2026-03-02T00:00:00Z,,2",
                                        "'=Logins,logins,day,2026-03-03T00:00:00Z,,1",
                                        "Refused,refusals,day,2026-03-02T00:00:00Z,,0",
                                        "Refused,refusals,day,2026-03-03T00:00:00Z,,0"));
        Answer one = as(sarah).get(csv + "?tile=" + created.at("/tiles/1/id")).expect(200);
        assertThat(one.header("content-type")).isEqualTo("text/csv; charset=utf-8");
        assertThat(one.header("content-disposition")).contains("attachment");
        assertThat(one.body().lines()).hasSize(3);
        as(sarah).get(csv + "?tile=" + UUID.randomUUID()).expectProblem(404, "not_found");
    }

    @Test
    void namesEveryTileThatDoesNotFitTheCatalogue() {
        Map<String, Object> body = board("Wrong");
        body.put(
                "tiles",
                List.of(
                        tile(Map.of("metric", "weather")),
                        tile(Map.of("kind", "funnel")),
                        tile(Map.of("group_by", "weather")),
                        tile(Map.of("x", 8, "w", 6)),
                        tile(Map.of("window", "hour", "range", Map.of("last", "90d"))),
                        tile(Map.of("range", Map.of("last", "soon"))),
                        tile(Map.of("range", Map.of("from", "2026-03-02T00:00:00Z"))),
                        tile(Map.of("filters", Map.of("weather", "rain"))),
                        tile(Map.of("title", " "))));

        JsonNode errors = as(sarah)
                .post(PATH, body)
                .expectProblem(400, "validation_failed")
                .json()
                .at("/errors");

        assertThat(errors.findValuesAsText("field"))
                .containsExactly(
                        "tiles[0].metric",
                        "tiles[1].kind",
                        "tiles[2].group_by",
                        "tiles[3].w",
                        "tiles[4].range",
                        "tiles[5].range.last",
                        "tiles[6].range.to",
                        "tiles[7].filters",
                        "tiles[8].title");
        assertThat(as(sarah).get(PATH).json().at("/items")).isEmpty();
    }

    @Test
    void boundsHowMuchOneHolds() {
        Map<String, Object> body = board("Wide");
        body.put("tiles", Collections.nCopies(25, tile()));
        as(sarah).post(PATH, body).expectProblem(400, "validation_failed");
        body.put("tiles", Collections.nCopies(24, tile()));
        create(sarah, body);
        as(sarah).post(PATH, board("x".repeat(121))).expectProblem(400, "validation_failed");
        create(sarah, board("x".repeat(120)));
    }

    @Test
    void givesOnePersonAHundred() {
        for (int i = 0; i < 100; i++) {
            create(kim, Map.of("name", "Number " + i));
        }

        as(kim).post(PATH, Map.of("name", "One more")).expectProblem(409, "dashboards_limit_reached");
        create(sarah, Map.of("name", "Somebody else's"));
    }

    @Test
    void asksForThePermissions() {
        String id = shared(sarah, "Ours");
        Caller viewer = kim.with("dashboards:read");
        Caller nobody = kim.with("contacts:read");

        as(viewer).get(PATH + "/" + id).expect(200);
        as(viewer).get(PATH + "/" + id + "/csv").expectProblem(403, "permission_denied");
        as(viewer).post(PATH, board("No")).expectProblem(403, "permission_denied");
        as(viewer).post(PATH + "/" + id + "/copy", "").expectProblem(403, "permission_denied");
        as(viewer).patch(PATH + "/" + id, Map.of("name", "No")).expectProblem(403, "permission_denied");
        as(viewer).delete(PATH + "/" + id).expectProblem(403, "permission_denied");
        as(nobody).get(PATH).expectProblem(403, "permission_denied");
    }

    @Test
    void knowsNoIdThatWasNeverIssued() {
        as(sarah).get(PATH + "/" + UUID.randomUUID()).expectProblem(404, "not_found");
        as(sarah).get(PATH + "/nonsense").expectProblem(404, "not_found");
    }
}
