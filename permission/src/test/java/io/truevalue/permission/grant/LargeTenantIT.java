package io.truevalue.permission.grant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What somebody may do among 10,000 roles is found by indexes, whoever else has how many. */
class LargeTenantIT {
    private static final Pattern PAGES = Pattern.compile("Buffers: shared hit=([0-9]+)");
    /** Pages of indexes and tables, few for each of the roles that are held; the tables have hundreds. */
    private static final int MOST_PAGES = 150;

    @RegisterExtension
    static final ServiceExtension service = ServiceExtension.of("permission").withPeer("org");

    private final Caller owner = Caller.newMember("*");
    private final UUID member = Ids.next();

    @Test
    void readsAsLittleAmongTenThousandRolesAsAmongFew() throws SQLException {
        service.as(Caller.service("org-service", owner.orgId()))
                .post("/internal/organizations", Map.of("org_id", owner.orgId(), "owner_id", owner.userId()))
                .expect(204);
        makeRoles(owner.orgId());
        assign("role-9999");

        assertThat(service.as(Caller.service("auth-service", owner.orgId()))
                        .get("/internal/grants?user_id=" + member)
                        .expect(200)
                        .json()
                        .get("permissions"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("policies:read", "roles:read");
        readsByIndexesAlone();

        for (int others = 0; others < 3; others++) {
            makeRoles(Ids.next());
        }
        readsByIndexesAlone();
    }

    private void readsByIndexesAlone() throws SQLException {
        run(List.of("ANALYZE"));
        String plan = plan();
        assertThat(plan).doesNotContain("Seq Scan on role").contains("role_inheritance_pk", "role_permission_pk");
        Matcher pages = PAGES.matcher(plan);
        assertThat(pages.find()).isTrue();
        assertThat(Integer.parseInt(pages.group(1))).isLessThan(MOST_PAGES);
    }

    /** A tree: each role inherits the one that is a tenth of it, and its root alone holds another permission than all. */
    private static void makeRoles(UUID org) throws SQLException {
        run(List.of(
                "SET session_replication_role = replica", """
                INSERT INTO role (org_id, role_id, name, system, created_at, updated_at)
                SELECT '%1$s', md5('%1$s' || n)::uuid, 'role-' || n, false, now(), now()
                FROM generate_series(0, 10000) n""".formatted(org), """
                INSERT INTO role_inheritance (org_id, role_id, inherits_id)
                SELECT '%1$s', md5('%1$s' || n)::uuid, md5('%1$s' || n / 10)::uuid
                FROM generate_series(1, 10000) n""".formatted(org), """
                INSERT INTO role_permission (org_id, role_id, permission)
                SELECT '%1$s', md5('%1$s' || n)::uuid, CASE n WHEN 0 THEN 'policies:read' ELSE 'roles:read' END
                FROM generate_series(0, 10000) n""".formatted(org)));
    }

    private void assign(String role) throws SQLException {
        run(List.of("""
                INSERT INTO assignment (org_id, user_id, role_id, granted_by, created_at)
                SELECT org_id, '%s', role_id, 'test', now() FROM role
                WHERE org_id = '%s' AND name = '%s'""".formatted(member, owner.orgId(), role)));
    }

    private static void run(List<String> statements) throws SQLException {
        try (Connection superuser = service.asSuperuser();
                Statement statement = superuser.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Of the service's own query, as its role and under its policies. */
    private String plan() throws SQLException {
        String user = "'" + member + "'";
        String sql = GrantStore.HELD;
        for (String value : List.of(user, "now()", user, "now()", user, "NULL", "NULL", user, user)) {
            sql = sql.replaceFirst("\\?", value);
        }
        StringBuilder plan = new StringBuilder();
        try (Connection app = service.asApp();
                Statement statement = app.createStatement()) {
            app.setAutoCommit(false);
            statement.execute("SELECT set_config('app.org_id', '" + owner.orgId() + "', true)");
            try (ResultSet rows = statement.executeQuery("EXPLAIN (ANALYZE, BUFFERS) " + sql)) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
        }
        return plan.toString();
    }
}
