package io.truevalue.crm.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.crm.CrmCallers;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Policies, as permission tells of them: at the route, and in the rows. */
class PolicyIT {
    private static final String CONTACTS = "/crm/api/contacts";

    @RegisterExtension
    static final ServiceExtension CRM = ServiceExtension.of("crm").withPeer("billing");

    private final Caller admin = CrmCallers.admin();

    @Test
    void refusesAtTheRouteByTheRequestAndNamesThePolicy() {
        UUID policy = tell("deny", "!request.address.inNetwork(\"10.0.0.0/8\")", "contacts:read", 1);
        await(() -> CRM.as(admin).get(CONTACTS).status() == 403);
        Answer refused = CRM.as(admin).get(CONTACTS).expectProblem(403, "permission_denied");
        assertThat(refused.at("/policy")).isEqualTo("policy " + policy);
        assertThat(refused.at("/permission")).isEqualTo("contacts:read");
        CRM.as(admin).get("/crm/api/companies").expect(200);
        CRM.as(admin.newIntegration("contacts:read")).get(CONTACTS).expectProblem(403, "permission_denied");

        tellOf("policy.updated", policy, "deny", "false", List.of("contacts:read"), 2);
        await(() -> CRM.as(admin).get(CONTACTS).status() == 200);
    }

    @Test
    void hidesTheRecordsThatAPolicyDenies() {
        String open = create(admin, "Olga Open", "open");
        String secret = create(admin, "Stefan Secret", "secret");
        tell("deny", "\"secret\" in resource.tags", "contacts:read", 1);
        await(() -> CRM.as(admin).get(CONTACTS + "/" + secret).status() == 404);

        Answer list = CRM.as(admin).get(CONTACTS + "?count=true").expect(200);
        assertThat(list.at("/total")).isEqualTo("1");
        assertThat(list.at("/items/0/id")).isEqualTo(open);
        assertThat(CRM.as(admin).get("/crm/api/search?q=secret").at("/items/0/id"))
                .isEmpty();
        assertThat(CRM.as(admin).get("/crm/api/search?q=olga").at("/items/0/id"))
                .isEqualTo(open);
        CRM.as(admin).patch(CONTACTS + "/" + secret, Map.of("job_title", "x")).expectProblem(404, "not_found");
        CRM.as(admin).delete(CONTACTS + "/" + secret).expectProblem(404, "not_found");
    }

    @Test
    void keepsFromWritingWhatAPolicyDeniesAsItWasAndAsItBecomes() {
        String locked = create(admin, "Lena Locked", "locked");
        String free = create(admin, "Frida Free", "free");
        tell("deny", "\"locked\" in resource.tags", "contacts:write", 1);
        await(() -> CRM.as(admin)
                        .patch(
                                CONTACTS + "/" + locked,
                                Map.of("job_title", Ids.next().toString()))
                        .status()
                == 403);

        CRM.as(admin)
                .patch(CONTACTS + "/" + locked, Map.of("tags", List.of("free")))
                .expectProblem(403, "permission_denied");
        CRM.as(admin)
                .patch(CONTACTS + "/" + free, Map.of("tags", List.of("locked")))
                .expectProblem(403, "permission_denied");
        CRM.as(admin)
                .post(CONTACTS, Map.of("full_name", "New", "tags", List.of("locked")))
                .expectProblem(403, "permission_denied");
        CRM.as(admin).patch(CONTACTS + "/" + free, Map.of("job_title", "x")).expect(200);
        CRM.as(admin).delete(CONTACTS + "/" + locked).expect(204);
    }

    @Test
    void allowsSomeRecordsToWhoHoldsNothingElse() {
        String shared = create(admin, "Sheila Shared", "shared");
        create(admin, "Petra Private", "private");
        Caller guest = CrmCallers.beside(admin);
        CRM.as(guest).get(CONTACTS).expectProblem(403, "permission_denied");
        tell("allow", "\"shared\" in resource.tags", "contacts:read", 1);
        await(() -> CRM.as(guest).get(CONTACTS).status() == 200);

        Answer list = CRM.as(guest).get(CONTACTS + "?count=true").expect(200);
        assertThat(list.at("/total")).isEqualTo("1");
        assertThat(list.at("/items/0/id")).isEqualTo(shared);
        assertThat(CRM.as(guest).get("/crm/api/search?q=s").at("/items/0/id")).isEqualTo(shared);
        CRM.as(guest).get(CONTACTS + "/" + shared).expect(200);
        CRM.as(guest).patch(CONTACTS + "/" + shared, Map.of("job_title", "x")).expectProblem(403, "permission_denied");
    }

    @Test
    void deniesWhatCannotBeToldAndLetsAnOlderVersionChangeNothing() {
        create(admin, "Nobody's own", "x");
        UUID policy = tell("deny", "resource.job_title.startsWith(\"CE\")", "contacts:read", 5);
        await(() -> CRM.as(admin).get(CONTACTS + "?count=true").at("/total").equals("0"));
        tellOf("policy.updated", policy, "deny", "false", List.of("contacts:read"), 4);
        UUID other = tell("deny", "true", "companies:read", 1);
        await(() -> CRM.as(admin).get("/crm/api/companies").status() == 403);
        assertThat(CRM.as(admin).get(CONTACTS + "?count=true").at("/total")).isEqualTo("0");
        tellOf("policy.deleted", policy, "deny", "false", List.of("contacts:read"), 5);
        tellOf("policy.deleted", other, "deny", "true", List.of("companies:read"), 1);
        await(() -> CRM.as(admin).get(CONTACTS + "?count=true").at("/total").equals("1"));
    }

    @Test
    void hidesAllWhereTheSettingIsMissingOrMalformed() throws SQLException {
        create(admin, "Anna", "x");
        for (String setting : List.of(
                "",
                "{",
                "{}",
                "[]",
                "null",
                "\"none\"",
                "NONE",
                "{\"deny\":{},\"allow\":[]}",
                "{\"deny\":{\"contacts:read\":\"not a path (\"},\"allow\":{}}",
                "{\"deny\":{\"contacts:read\":null},\"allow\":{}}")) {
            assertThat(rowsUnder(setting)).as(setting).isZero();
        }
        assertThat(rowsUnder("none")).isEqualTo(1);
        assertThat(rowsUnder("{\"deny\":{},\"allow\":{}}")).isEqualTo(1);
        assertThat(rowsUnder("{\"deny\":{\"contacts:read\":\"strict (1 == 2)\"},\"allow\":{}}"))
                .isEqualTo(1);
        assertThatThrownBy(() -> underSetting("", "UPDATE contact SET job_title = 'x'"))
                .isInstanceOf(SQLException.class);
    }

    private int rowsUnder(String setting) throws SQLException {
        return underSetting(setting, "SELECT count(*) FROM contact");
    }

    private int underSetting(String setting, String sql) throws SQLException {
        try (Connection app = CRM.asApp()) {
            app.setAutoCommit(false);
            try (PreparedStatement tenant = app.prepareStatement("SELECT set_config('app.org_id', ?, true),"
                    + " set_config('app.permissions', ',contacts:read,contacts:write,', true),"
                    + " set_config('app.policies', ?, true)")) {
                tenant.setString(1, admin.orgId().toString());
                tenant.setString(2, setting);
                tenant.execute();
            }
            try (PreparedStatement statement = app.prepareStatement(sql)) {
                if (!statement.execute()) {
                    throw new SQLException(statement.getUpdateCount() + " rows were written");
                }
                ResultSet row = statement.getResultSet();
                row.next();
                return row.getInt(1);
            }
        }
    }

    private UUID tell(String effect, String condition, String permission, long version) {
        UUID policy = Ids.next();
        tellOf("policy.created", policy, effect, condition, List.of(permission), version);
        return policy;
    }

    private void tellOf(
            String type, UUID policy, String effect, String condition, List<String> permissions, long version) {
        Map<String, Object> state = Map.of(
                "id", policy,
                "name", "policy " + policy,
                "effect", effect,
                "permissions", permissions,
                "condition", condition,
                "enabled", true,
                "version", version);
        Map<String, Object> data = new HashMap<>();
        data.put(type.equals("policy.deleted") ? "before" : "after", state);
        try {
            EventLog.publish(
                    Topics.ROLE,
                    admin.orgId().toString(),
                    Map.of(
                            "id", Ids.next().toString(),
                            "source", "/permission-service",
                            "type", type,
                            "subject", policy.toString(),
                            "time", Instant.now().toString(),
                            "orgid", admin.orgId().toString()),
                    new ObjectMapper().writeValueAsString(data));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String create(Caller as, String name, String tag) {
        return CRM.as(as)
                .post(CONTACTS, Map.of("full_name", name, "tags", List.of(tag)))
                .expect(201)
                .at("/id");
    }

    private static void await(java.util.concurrent.Callable<Boolean> claim) {
        Awaitility.await().atMost(java.time.Duration.ofSeconds(20)).until(claim);
    }
}
