package io.truevalue.crm.record;

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

/** Who may read or write single fields gets nothing of another field, whichever way they ask. */
class FieldPermissionIT {
    private static final String CONTACTS = "/crm/api/contacts";
    private static final String MARK = "hush";

    @RegisterExtension
    static final ServiceExtension CRM = ServiceExtension.of("crm").withPeer("billing");

    private final Caller admin = CrmCallers.admin();
    private final Caller reader = CrmCallers.beside(admin, "contacts.full_name:read");
    private final Caller writer =
            CrmCallers.beside(admin, "contacts:read", "contacts.emails:write", "contacts.job_title:write");
    private String ada = "";

    @BeforeEach
    void create() {
        ada = CRM.as(admin)
                .post(
                        CONTACTS,
                        Map.of(
                                "full_name",
                                "Ada Lovelace",
                                "job_title",
                                MARK,
                                "company_name",
                                MARK,
                                "website",
                                MARK + ".example.com",
                                "emails",
                                List.of(Map.of("value", MARK + "@example.com")),
                                "addresses",
                                List.of(Map.of("city", MARK)),
                                "tags",
                                List.of(MARK),
                                "custom",
                                Map.of(MARK, MARK)))
                .expect(201)
                .at("/id");
    }

    @Test
    void showsTheFieldAloneReadAndListed() {
        Answer read = CRM.as(reader).get(CONTACTS + "/" + ada).expect(200);
        assertThat(read.at("/full_name")).isEqualTo("Ada Lovelace");
        assertThat(read.body()).doesNotContain(MARK);
        assertThat(read.json().at("/hidden").toString())
                .contains("emails", "job_title")
                .doesNotContain("full_name");
        Answer list = CRM.as(reader).get(CONTACTS + "?count=true").expect(200);
        assertThat(list.json().at("/items/0")).isEqualTo(read.json());
        assertThat(CRM.as(admin).get(CONTACTS + "/" + ada).json().at("/hidden").isEmpty())
                .isTrue();
    }

    @Test
    void givesNothingAwayByFilterSortCountOrSearch() {
        for (String question : List.of(
                "filter=email==" + MARK + "*",
                "filter=job_title==" + MARK,
                "filter=city==" + MARK,
                "count=true&filter=tags==" + MARK,
                "sort=job_title",
                "sort=-company_name")) {
            Answer refused = CRM.as(reader).get(CONTACTS + "?" + question).expectProblem(403, "permission_denied");
            assertThat(refused.at("/permission")).matches("contacts\\.[a-z_]+:read");
        }
        assertThat(CRM.as(reader)
                        .get(CONTACTS + "?count=true&filter=full_name==Ada*&sort=full_name")
                        .at("/total"))
                .isEqualTo("1");
        assertThat(CRM.as(reader).get("/crm/api/search?q=" + MARK).at("/items/0/id"))
                .isEmpty();
        Answer found = CRM.as(reader).get("/crm/api/search?q=lovelace").expect(200);
        assertThat(found.at("/items/0/id")).isEqualTo(ada);
        assertThat(found.body()).doesNotContain(MARK);
    }

    @Test
    void showsWholeRecordsOfOnesOwnAndAFieldOfOthers() {
        Caller both = CrmCallers.beside(admin, "contacts:read@own", "contacts:write@own", "contacts.full_name:read");
        String own = CRM.as(both)
                .post(CONTACTS, Map.of("full_name", "Mine", "job_title", "known"))
                .expect(201)
                .at("/id");
        assertThat(CRM.as(both).get(CONTACTS + "/" + own).at("/job_title")).isEqualTo("known");
        assertThat(CRM.as(both).get(CONTACTS + "/" + ada).body()).doesNotContain(MARK);
        assertThat(CRM.as(both)
                        .get(CONTACTS + "?count=true&filter=job_title==" + MARK)
                        .at("/total"))
                .isEqualTo("0");
        assertThat(CRM.as(both)
                        .get(CONTACTS + "?count=true&filter=job_title==known")
                        .at("/total"))
                .isEqualTo("1");
    }

    @Test
    void writesTheNamedFieldsAlone() {
        CRM.as(writer)
                .patch(CONTACTS + "/" + ada, Map.of("emails", List.of(Map.of("value", "new@example.com"))))
                .expect(200);
        Answer refused = CRM.as(writer)
                .patch(CONTACTS + "/" + ada, Map.of("job_title", "x", "website", "x.example.com"))
                .expectProblem(403, "permission_denied");
        assertThat(refused.at("/permission")).isEqualTo("contacts.website:write");
        CRM.as(writer)
                .patch(CONTACTS + "/" + ada, Map.of("owner_id", writer.userId()))
                .expectProblem(403, "permission_denied");
        CRM.as(writer).post(CONTACTS, Map.of("full_name", "New")).expectProblem(403, "permission_denied");
        CRM.as(writer).delete(CONTACTS + "/" + ada).expectProblem(403, "permission_denied");
        assertThat(CRM.as(admin).get(CONTACTS + "/" + ada).at("/emails/0/value"))
                .isEqualTo("new@example.com");
    }

    @Test
    void keepsWhatAWriterCannotSee() {
        Caller blind = CrmCallers.beside(admin, "contacts.full_name:read", "contacts.full_name:write");
        Answer changed = CRM.as(blind)
                .patch(CONTACTS + "/" + ada, Map.of("full_name", "Ada King"))
                .expect(200);
        assertThat(changed.body()).doesNotContain(MARK);
        Answer whole = CRM.as(admin).get(CONTACTS + "/" + ada).expect(200);
        assertThat(whole.at("/full_name")).isEqualTo("Ada King");
        assertThat(whole.at("/job_title")).isEqualTo(MARK);
        assertThat(whole.at("/emails/0/value")).isEqualTo(MARK + "@example.com");
        assertThat(CRM.as(admin).get("/crm/api/search?q=king").at("/items/0/id"))
                .isEqualTo(ada);
    }

    @Test
    void isHeldByTheDatabase() throws SQLException {
        assertThatThrownBy(() -> asWriter("UPDATE contact SET website = 'x' WHERE id = ?::uuid"))
                .hasMessageContaining("the field website may not be written");
        assertThat(asWriter("UPDATE contact SET job_title = 'x' WHERE id = ?::uuid"))
                .isEqualTo(1);
        assertThat(asWriter("UPDATE contact SET deleted_at = now() WHERE id = ?::uuid AND false"))
                .isZero();
        assertThatThrownBy(() -> asWriter("UPDATE contact SET deleted_at = now() WHERE id = ?::uuid"))
                .hasMessageContaining("row-level security");
    }

    private int asWriter(String sql) throws SQLException {
        try (Connection app = CRM.asApp()) {
            app.setAutoCommit(false);
            try (PreparedStatement tenant = app.prepareStatement("SELECT set_config('app.org_id', ?, true),"
                            + " set_config('app.user_id', ?, true), set_config('app.policies', 'none', true),"
                            + " set_config('app.permissions', ',contacts.job_title:write,contacts:read,', true)");
                    PreparedStatement update = app.prepareStatement(sql)) {
                tenant.setString(1, admin.orgId().toString());
                tenant.setString(2, writer.userId().toString());
                tenant.execute();
                update.setString(1, ada);
                return update.executeUpdate();
            }
        }
    }
}
