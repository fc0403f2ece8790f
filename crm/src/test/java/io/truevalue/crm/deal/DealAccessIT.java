package io.truevalue.crm.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truevalue.crm.CrmCallers;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Deals are held by the same scopes and field permissions as all records. */
class DealAccessIT {
    private static final String DEALS = "/crm/api/deals";

    @RegisterExtension
    static final ServiceExtension CRM = ServiceExtension.of("crm").withPeer("billing");

    private final Caller admin = CrmCallers.admin();
    private String id = "";
    private String pipeline = "";
    private String won = "";

    @BeforeEach
    void create() {
        Answer deal = CRM.as(admin)
                .post(DEALS, "{\"name\":\"Secret\",\"amount\":{\"amount\":7919,\"currency\":\"USD\"},\"tags\":[\"x\"]}")
                .expect(201);
        id = deal.at("/id");
        pipeline = deal.at("/pipeline_id");
        won = CRM.as(admin).get("/crm/api/pipelines/" + pipeline).at("/stages/4/id");
    }

    @Test
    void hidesAnothersFromWhoSeesTheirOwn() {
        Caller member = CrmCallers.memberBeside(admin);
        CRM.as(member).get(DEALS + "/" + id).expectProblem(404, "not_found");
        CRM.as(member).post(DEALS + "/" + id + "/move", Map.of("stage_id", won)).expectProblem(404, "not_found");
        assertThat(CRM.as(member).get(DEALS + "?count=true").at("/total")).isEqualTo("0");
        assertThat(CRM.as(member).get("/crm/api/search?q=secret").json().at("/items"))
                .isEmpty();
        String own =
                CRM.as(member).post(DEALS, Map.of("name", "Mine")).expect(201).at("/id");
        CRM.as(member)
                .post(DEALS + "/" + own + "/move", Map.of("stage_id", won))
                .expect(200);
        CRM.as(member).delete(DEALS + "/" + own).expectProblem(403, "permission_denied");
        CRM.as(member)
                .patch(DEALS + "/" + own, Map.of("owner_id", admin.userId()))
                .expectProblem(403, "permission_denied");
    }

    @Test
    void letsWhoOnlyReadsMoveNothing() {
        Caller viewer = CrmCallers.beside(admin, "deals:read", "pipelines:read");
        CRM.as(viewer).get(DEALS + "/" + id).expect(200);
        CRM.as(viewer)
                .post(DEALS + "/" + id + "/move", Map.of("stage_id", won))
                .expectProblem(403, "permission_denied");
        CRM.as(viewer).post("/crm/api/pipelines", Map.of()).expectProblem(403, "permission_denied");
        CRM.as(viewer).delete("/crm/api/pipelines/" + pipeline).expectProblem(403, "permission_denied");
    }

    @Test
    void showsSingleFieldsAloneWhicheverWayTheyAreAskedFor() {
        Caller reader = CrmCallers.beside(admin, "deals.name:read");
        Answer read = CRM.as(reader).get(DEALS + "/" + id).expect(200);
        assertThat(read.at("/name")).isEqualTo("Secret");
        assertThat(read.body()).doesNotContain("7919").doesNotContain(pipeline);
        assertThat(read.json().at("/hidden").toString()).contains("amount", "stage_id", "status");
        for (String question : List.of("filter=amount=gt=1", "filter=currency==USD", "sort=position")) {
            CRM.as(reader).get(DEALS + "?" + question).expectProblem(403, "permission_denied");
        }
        Answer refused =
                CRM.as(reader).get("/crm/api/pipelines/" + pipeline + "/board").expectProblem(403, "permission_denied");
        assertThat(refused.at("/permission")).isEqualTo("deals.pipeline_id:read");
        Caller placer = CrmCallers.beside(
                admin, "deals.name:read", "deals.pipeline_id:read", "deals.stage_id:read", "deals.position:read");
        Answer board =
                CRM.as(placer).get("/crm/api/pipelines/" + pipeline + "/board").expect(200);
        assertThat(board.at("/stages/0/count")).isEqualTo("1");
        assertThat(board.body()).doesNotContain("7919");
        assertThat(CRM.as(reader).get("/crm/api/search?q=secret").body()).doesNotContain("79.19");
    }

    @Test
    void writesSingleFieldsAlone() {
        Caller mover = CrmCallers.beside(
                admin, "deals:read", "deals.stage_id:write", "deals.position:write", "deals.status:write");
        CRM.as(mover).post(DEALS + "/" + id + "/move", Map.of("stage_id", won)).expect(200);
        Answer refused = CRM.as(mover)
                .patch(DEALS + "/" + id, "{\"amount\":{\"amount\":1,\"currency\":\"USD\"}}")
                .expectProblem(403, "permission_denied");
        assertThat(refused.at("/permission")).isEqualTo("deals.amount:write");
    }

    @Test
    void isHeldByTheDatabase() throws SQLException {
        assertThat(asMember("UPDATE deal SET name = 'x' WHERE id = ?::uuid")).isZero();
        assertThat(asMember("UPDATE pipeline SET name = 'x' WHERE ?::uuid IS NOT NULL"))
                .isZero();
        assertThatThrownBy(() -> asMember("""
                INSERT INTO stage (org_id, pipeline_id, id, place, name, status)
                SELECT org_id, id, ?::uuid, 9, 'x', 'won' FROM pipeline""")).hasMessageContaining("row-level security");
    }

    private int asMember(String sql) throws SQLException {
        try (Connection app = CRM.asApp()) {
            app.setAutoCommit(false);
            try (PreparedStatement tenant = app.prepareStatement("SELECT set_config('app.org_id', ?, true),"
                            + " set_config('app.user_id', ?, true), set_config('app.policies', 'none', true),"
                            + " set_config('app.permissions', ',deals:read,deals:write@own,pipelines:read,', true)");
                    PreparedStatement update = app.prepareStatement(sql)) {
                tenant.setString(1, admin.orgId().toString());
                tenant.setString(2, CrmCallers.beside(admin).userId().toString());
                tenant.execute();
                update.setString(1, id);
                return update.executeUpdate();
            }
        }
    }
}
