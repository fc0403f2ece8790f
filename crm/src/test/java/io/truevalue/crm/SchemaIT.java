package io.truevalue.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.TenantSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SchemaIT {
    @RegisterExtension
    static final ServiceExtension CRM = ServiceExtension.of("crm").withPeer("billing");

    @Test
    void holdsTenantsApart() throws SQLException {
        try (Connection superuser = CRM.asSuperuser()) {
            assertThat(TenantSchema.violations(superuser)).isEmpty();
        }
    }

    @Test
    void showsNoRowWhereNoTenantIsSet() throws SQLException {
        CRM.as(CrmCallers.admin())
                .post("/crm/api/contacts", "{\"full_name\":\"Seen\"}")
                .expect(201);
        List<String> tables = new ArrayList<>();
        try (Connection superuser = CRM.asSuperuser();
                Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT table_name FROM information_schema.columns
                        WHERE column_name = 'org_id' AND table_schema = 'public'""")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        assertThat(tables)
                .contains("contact", "company", "deal", "pipeline", "record_change", "import", "search_document");
        try (Connection app = CRM.asApp();
                Statement statement = app.createStatement()) {
            for (String table : tables) {
                try (ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
                    row.next();
                    assertThat(row.getLong(1)).as(table).isZero();
                }
            }
            try (ResultSet row = statement.executeQuery("SELECT * FROM find_records('seen', 'seen', 10)")) {
                assertThat(row.next()).isFalse();
            }
        }
    }

    @Test
    void keepsTheRuntimeRoleFromHidingRowsForGood() throws SQLException {
        try (Connection app = CRM.asApp();
                Statement statement = app.createStatement()) {
            for (String sql : List.of(
                    "DELETE FROM contact",
                    "DELETE FROM company",
                    "DELETE FROM import",
                    "DELETE FROM deal",
                    "DELETE FROM stage",
                    "DELETE FROM pipeline",
                    "TRUNCATE contact",
                    "UPDATE import_error SET code = ''",
                    "SELECT * FROM outbox",
                    "SET ROLE crm_owner",
                    "SET row_security = off; SELECT * FROM contact")) {
                assertThatThrownBy(() -> statement.execute(sql)).as(sql).isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void findsByTenantAndWordsThroughOneIndex() throws SQLException {
        try (Connection superuser = CRM.asSuperuser();
                Statement statement = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            statement.execute("""
                    INSERT INTO search_document
                    SELECT '0198a000-0000-7000-8000-000000000000', 'contact', gen_random_uuid(), NULL, 'x', '',
                           ('word' || i)::tsvector
                    FROM generate_series(1, 20000) i""");
            statement.execute("ANALYZE search_document");
            statement.execute("SET LOCAL enable_seqscan = off");
            try (ResultSet plan = statement.executeQuery("""
                    EXPLAIN SELECT id FROM search_document
                    WHERE org_id = '0198a000-0000-7000-8000-000000000000' AND words @@ 'word77:*'::tsquery""")) {
                StringBuilder text = new StringBuilder();
                while (plan.next()) {
                    text.append(plan.getString(1)).append('\n');
                }
                assertThat(text.toString())
                        .contains("search_document_words")
                        .containsPattern("Index Cond: .*org_id.*words");
            }
            superuser.rollback();
        }
    }
}
