package io.truevalue.crm.imports;

import static io.truevalue.crm.imports.Watch.IMPORTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.crm.CrmCallers;
import io.truevalue.crm.Upload;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.SignedCalls;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ImportRunIT {
    @RegisterExtension
    static final ServiceExtension CRM = ServiceExtension.of("crm")
            .withPeer("billing")
            .with("truevalue.crm.imports.batch-rows", 10)
            .with("truevalue.crm.imports.lease", "1s")
            .with("truevalue.crm.imports.poll", "200ms");

    private final Caller caller = CrmCallers.admin();
    private final SignedCalls calls = CRM.as(caller);

    @Test
    void goesOnWhereItWasKilledAndImportsNoRowTwice() throws SQLException {
        String id = startCongress();
        long atKill = 0;
        for (int kill = 1; kill <= 3; kill++) {
            long before = atKill;
            Answer seen = Watch.until(
                    calls,
                    id,
                    now -> created(now) > before || !now.at("/status").equals("running"));
            atKill = created(seen);
            killAllConnections();
        }
        Answer done = Watch.until(calls, id, now -> !now.at("/status").equals("running"));

        assertThat(atKill).isLessThan(537);
        assertThat(done.at("/status")).isEqualTo("completed");
        assertThat(done.at("/created")).isEqualTo("537");
        assertThat(calls.get("/crm/api/contacts?count=true&limit=1").at("/total"))
                .isEqualTo("537");
        assertThat(one("SELECT count(*) FROM change_set_item WHERE change_set_id = '" + done.at("/change_set_id")
                        + "'"))
                .isEqualTo(537);
        assertThat(one("SELECT records FROM record_count WHERE org_id = '" + caller.orgId() + "'"))
                .isEqualTo(537);
        assertThat(one("SELECT count(*) FROM import_chunk WHERE import_id = '" + id + "'"))
                .isZero();
        List<EventLog.Entry> created = EventLog.await(
                Topics.RECORD,
                537,
                event -> event.type().equals("contact.created")
                        && event.key().equals(caller.orgId().toString()));
        assertThat(created).extracting(EventLog.Entry::subject).doesNotHaveDuplicates();
    }

    @Test
    void stopsBetweenBatchesWhenItIsCanceled() throws SQLException {
        String id = startCongress();
        Watch.until(calls, id, now -> created(now) > 0);
        Answer canceled = calls.post(IMPORTS + "/" + id + "/cancel", "{}").expect(200);
        assertThat(canceled.at("/status")).isEqualTo("canceled");
        long created = created(canceled);
        assertThat(created).isBetween(1L, 536L);

        String next = startCongress();
        Watch.until(calls, next, now -> !now.at("/status").equals("running"));
        assertThat(created(calls.get(IMPORTS + "/" + id))).isEqualTo(created);
        assertThat(one("SELECT count(*) FROM contact WHERE org_id = '" + caller.orgId() + "'"))
                .isEqualTo(537 + created);
    }

    @Test
    void changesWhatItFindsByItsKeyAndMakesTheRest() {
        run(Upload.of("Full name,Email,Job title\nAda,ada@x.example,Countess\nBob,bob@x.example,Builder\n"));
        Answer done = run(Upload.of("""
                        Full name,Email,Job title,Phone
                        Ada,ADA@x.example,Poet,202-224-3441
                        Bob,bob@x.example,,
                        Cy,cy@x.example,Clerk,
                        Cy,cy@x.example,Chief,
                        Nobody,,,
                        """).with("mode", "upsert").with("key", "email"));
        assertThat(done.at("/created")).isEqualTo("1");
        assertThat(done.at("/updated")).isEqualTo("2");
        assertThat(done.at("/skipped")).isEqualTo("1");
        assertThat(done.at("/failed")).isEqualTo("1");
        JsonNode ada = only("ada@x.example");
        assertThat(ada.at("/job_title").asText()).isEqualTo("Poet");
        assertThat(ada.at("/version").asInt()).isEqualTo(2);
        assertThat(ada.at("/emails")).hasSize(1);
        assertThat(ada.at("/phones/0/e164").asText()).isEqualTo("+12022243441");
        assertThat(only("bob@x.example").at("/job_title").asText()).isEqualTo("Builder");
        assertThat(only("bob@x.example").at("/version").asInt()).isEqualTo(1);
        assertThat(only("cy@x.example").at("/job_title").asText()).isEqualTo("Chief");
    }

    @Test
    void findsTheCongressAgainByItsExternalId() {
        String mapping = "{\"External id\":\"custom.external_id\"}";
        Upload congress = Upload.sample("contacts-us-congress.csv")
                .with("mapping", mapping)
                .with("mode", "upsert")
                .with("key", "custom.external_id");
        assertThat(run(congress).at("/created")).isEqualTo("537");
        Answer again = run(congress);
        assertThat(again.at("/skipped")).isEqualTo("537");
        assertThat(again.at("/failed")).isEqualTo("0");
        assertThat(calls.get("/crm/api/contacts?count=true&limit=1").at("/total"))
                .isEqualTo("537");
    }

    @Test
    void refusesAKeyThatSeveralRecordsHave() {
        run(Upload.of("Full name,Email\nAda,one@x.example\nAdda,one@x.example\n"));
        Answer done = run(Upload.of("Full name,Email\nAda,one@x.example\n")
                .with("mode", "upsert")
                .with("key", "email"));
        assertThat(done.at("/failed")).isEqualTo("1");
        assertThat(calls.get(IMPORTS + "/" + done.at("/id") + "/errors").body()).contains("ambiguous");
    }

    @Test
    void runsAsWhoeverStartedIt() {
        Caller member = CrmCallers.beside(
                caller, "contacts:read@own", "contacts:write@own", "imports:read@own", "imports:write@own");
        run(Upload.of("Full name,Email\nAda,ada@x.example\n"));
        Answer started = Upload.of("Full name,Email\nAda,ada@x.example\n")
                .with("resource", "contacts")
                .with("mode", "upsert")
                .with("key", "email")
                .with("run", "true")
                .to(CRM.as(member))
                .expect(201);
        Answer done = Watch.untilOver(CRM.as(member), started);
        assertThat(done.at("/created")).isEqualTo("1");
        assertThat(CRM.as(member).get("/crm/api/contacts?count=true").at("/total"))
                .isEqualTo("1");
        assertThat(calls.get("/crm/api/contacts?count=true").at("/total")).isEqualTo("2");
    }

    private Answer run(Upload upload) {
        return Watch.untilOver(
                calls,
                upload.with("resource", "contacts")
                        .with("run", "true")
                        .to(calls)
                        .expect(201));
    }

    private String startCongress() {
        return Upload.sample("contacts-us-congress.csv")
                .with("resource", "contacts")
                .with("run", "true")
                .to(calls)
                .expect(201)
                .at("/id");
    }

    private JsonNode only(String email) {
        JsonNode items = calls.get("/crm/api/contacts?filter=email==" + email)
                .expect(200)
                .json()
                .at("/items");
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    private static long created(Answer one) {
        return Long.parseLong(one.at("/created"));
    }

    private static void killAllConnections() throws SQLException {
        one("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'crm_app'");
    }

    private static long one(String sql) throws SQLException {
        try (Connection superuser = CRM.asSuperuser();
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
