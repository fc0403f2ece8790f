package io.truevalue.crm.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.crm.CrmCallers;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.SignedCalls;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BoardIT {
    private static final String DEALS = "/crm/api/deals";

    @RegisterExtension
    static final ServiceExtension CRM = ServiceExtension.of("crm").withPeer("billing");

    private final Caller admin = CrmCallers.admin();
    private final SignedCalls calls = CRM.as(admin);
    private final Answer pipelines = calls.get("/crm/api/pipelines").expect(200);
    private final String pipeline = pipelines.at("/items/0/id");
    private final String lead = pipelines.at("/items/0/stages/0/id");
    private final String qualified = pipelines.at("/items/0/stages/1/id");

    @Test
    void ordersDealsAsTheyAreMovedAndRewritesOneRowOfThem() {
        String c = create("c", 0, admin);
        String b = create("b", 0, admin);
        String a = create("a", 0, admin);
        assertThat(board(admin, 0)).containsExactly("a", "b", "c");
        move(a, lead, b).expect(200);
        assertThat(board(admin, 0)).containsExactly("b", "a", "c");
        move(c, lead, null).expect(200);
        assertThat(board(admin, 0)).containsExactly("c", "b", "a");
        move(b, qualified, null).expect(200);
        move(a, qualified, b).expect(200);
        assertThat(board(admin, 0)).containsExactly("c");
        assertThat(board(admin, 1)).containsExactly("b", "a");
        assertThat(version(c)).isEqualTo("2");
        assertThat(move(a, qualified, b).expect(200).at("/version")).isEqualTo("3");
        assertThat(version(b)).isEqualTo("2");
    }

    @Test
    void refusesToMoveBehindWhatIsNotThere() {
        String a = create("a", 0, admin);
        String b = create("b", 0, admin);
        for (String after : List.of(a, "01890000-0000-7000-8000-000000000000")) {
            assertThat(move(a, lead, after).expect(400).at("/errors/0/field")).isEqualTo("after_id");
        }
        assertThat(move(a, qualified, b).expect(400).at("/errors/0/field")).isEqualTo("after_id");
        calls.post(DEALS + "/01890000-0000-7000-8000-000000000000/move", Map.of("stage_id", lead))
                .expectProblem(404, "not_found");
    }

    @Test
    void countsAndSumsEachStageByCurrency() {
        create("a", 300, admin);
        create("b", 7, admin);
        create("c", 0, admin);
        Answer board =
                calls.get("/crm/api/pipelines/" + pipeline + "/board?limit=2").expect(200);
        assertThat(board.at("/stages/0/count")).isEqualTo("3");
        assertThat(board.json().at("/stages/0/deals")).hasSize(2);
        assertThat(board.json().at("/stages/0/amounts").toString())
                .isEqualTo("[{\"amount\":307,\"currency\":\"USD\"}]");
        assertThat(board.json().at("/stages")).hasSize(6);
        assertThat(board.at("/stages/4/status")).isEqualTo("won");
        calls.get("/crm/api/pipelines/01890000-0000-7000-8000-000000000000/board")
                .expectProblem(404, "not_found");
    }

    @Test
    void showsAMemberTheirOwnAndNeverPutsTwoOnOnePosition() throws SQLException {
        Caller member = CrmCallers.memberBeside(admin);
        create("hidden", 300, admin);
        String first = create("first", 7, member);
        create("hidden too", 0, admin);
        String last = create("last", 0, member);
        assertThat(board(member, 0)).containsExactly("last", "first");
        CRM.as(member)
                .post(DEALS + "/" + last + "/move", Map.of("stage_id", lead, "after_id", first))
                .expect(200);
        assertThat(board(member, 0)).containsExactly("first", "last");
        assertThat(board(admin, 0)).containsExactly("hidden too", "first", "last", "hidden");
        Answer seen = CRM.as(member).get("/crm/api/pipelines/" + pipeline + "/board");
        assertThat(seen.at("/stages/0/count")).isEqualTo("2");
        assertThat(seen.at("/stages/0/amounts/0/amount")).isEqualTo("7");
        assertThat(new HashSet<>(positions())).hasSize(4);
    }

    @Test
    void givesEachItsOwnPositionWhenManyAreMovedAtOnce() throws SQLException {
        List<String> ids =
                IntStream.range(0, 12).mapToObj(i -> create("d" + i, 0, admin)).toList();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            ids.forEach(id -> people.submit(() -> CRM.as(admin)
                    .post(DEALS + "/" + id + "/move", Map.of("stage_id", qualified))
                    .expect(200)));
        }
        assertThat(positions()).hasSize(12).doesNotHaveDuplicates();
        assertThat(board(admin, 1)).hasSize(12);
    }

    private List<String> positions() throws SQLException {
        List<String> positions = new ArrayList<>();
        try (Connection superuser = CRM.asSuperuser();
                PreparedStatement select =
                        superuser.prepareStatement("SELECT position FROM deal WHERE org_id = ?::uuid")) {
            select.setString(1, admin.orgId().toString());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    positions.add(rows.getString(1));
                }
            }
        }
        return positions;
    }

    private String create(String name, int amount, Caller owner) {
        Map<String, Object> deal = new HashMap<>(Map.of("name", name));
        if (amount > 0) {
            deal.put("amount", Map.of("amount", amount, "currency", "USD"));
        }
        return CRM.as(owner).post(DEALS, deal).expect(201).at("/id");
    }

    private Answer move(String id, String stage, @Nullable String after) {
        Map<String, Object> to = new HashMap<>(Map.of("stage_id", stage));
        if (after != null) {
            to.put("after_id", after);
        }
        return calls.post(DEALS + "/" + id + "/move", to);
    }

    private String version(String id) {
        return calls.get(DEALS + "/" + id).at("/version");
    }

    private List<String> board(Caller reader, int stage) {
        List<String> names = new ArrayList<>();
        CRM.as(reader)
                .get("/crm/api/pipelines/" + pipeline + "/board")
                .expect(200)
                .json()
                .at("/stages/" + stage + "/deals")
                .forEach(deal -> names.add(deal.at("/name").asText()));
        return names;
    }
}
