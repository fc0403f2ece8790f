package io.truevalue.auditlog.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.auditbundle.BundleVerifier;
import io.truevalue.auditlog.Published;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportControllerIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final ServiceExtension AUDIT =
            ServiceExtension.of("audit-log").with("truevalue.audit-log.checkpoints.interval", "200ms");

    private final Caller auditor =
            Caller.newMember("audit:read", "audit:export").authenticatedAt(Instant.now());

    @Test
    void exportsTheWholeLogSoThatItVerifiesOffline() throws IOException {
        Published first = Published.of(auditor.orgId(), "contact.updated").publish();
        for (int i = 0; i < 700; i++) {
            Published.of(auditor.orgId(), "deal.updated").publish();
        }
        awaitSigned(701);

        Answer answer = export(Map.of("format", "ndjson")).expect(200);

        assertThat(judged(answer)).isEqualTo("OK 701 events");
        assertThat(answer.header("content-type")).startsWith("application/x-ndjson");
        assertThat(answer.header("content-disposition"))
                .startsWith("attachment")
                .contains("audit-log-20");
        JsonNode told = lines(answer).get(1);
        assertThat(told.at("/id").asText()).isEqualTo(first.id);
        assertThat(told.at("/actor/display").asText()).isEqualTo("sarah@acme.example");
        assertThat(told.at("/after/last_name").asText()).isEqualTo("Nguyễn");
        assertThat(told.at("/proof/leaf").asText()).doesNotContain("Nguyễn", "sarah@", "192.0.2.31");
    }

    @Test
    void exportsWhatIsAskedForAndCoversTheRestByHashes() throws IOException {
        Published wanted = Published.of(auditor.orgId(), "contact.created").publish();
        Published.of(auditor.orgId(), "contact.deleted").publish();
        Published.of(auditor.orgId(), "contact.created").publish();
        awaitSigned(3);

        Answer answer = export(Map.of("format", "ndjson", "resource", "contact:" + wanted.get("subject")))
                .expect(200);

        assertThat(judged(answer)).isEqualTo("OK 1 events");
        assertThat(lines(answer).getFirst().at("/filter/resource").asText())
                .isEqualTo("contact:" + wanted.get("subject"));
        assertThat(lines(answer)).filteredOn(line -> line.has("subtree")).isNotEmpty();
    }

    @Test
    void coversThousandsThatNobodyAskedForInAFewLines() throws IOException {
        List<Published> others = Stream.generate(() -> Published.of(auditor.orgId(), "deal.updated"))
                .limit(1_300)
                .toList();
        Published.publishAll(others);
        awaitSigned(1_300);
        Published wanted = Published.of(auditor.orgId(), "contact.created").publish();
        Published.publishAll(List.of(Published.of(auditor.orgId(), "deal.deleted")));
        awaitSigned(1_302);

        Answer answer =
                export(Map.of("format", "ndjson", "action", "contact.*")).expect(200);

        assertThat(judged(answer)).isEqualTo("OK 1 events");
        assertThat(lines(answer))
                .filteredOn(line -> line.has("proof"))
                .singleElement()
                .satisfies(event -> assertThat(event.at("/id").asText()).isEqualTo(wanted.id));
    }

    @Test
    void writesCsvThatNoSpreadsheetRuns() throws IOException {
        Published.of(auditor.orgId(), "contact.created")
                .with("actordisplay", "=HYPERLINK(\"http://evil.example\")")
                .with("useragent", "＝1+1, \"quoted\"\r\n\u001b[31m<script>")
                .publish();
        awaitSigned(1);

        Answer answer = export(Map.of("format", "csv")).expect(200);

        assertThat(judged(answer)).isEqualTo("OK 1 events");
        assertThat(answer.header("content-type")).isEqualTo("text/csv; charset=utf-8");
        assertThat(answer.body())
                .contains(
                        ",\"'=HYPERLINK(\"\"http://evil.example\"\")\",",
                        ",\"'＝1+1, \"\"quoted\"\"\r\n\u001b[31m<script>\",");
    }

    @Test
    void keepsNumbersAndTextsThatDoublesAndUtf8CannotHold() throws IOException {
        Published.of(auditor.orgId(), "contact.updated")
                .data(
                        "{\"after\":{\"big\":12345678901234567890,\"tiny\":1e-7,\"text\":\"number:5\",\"half\":\"\\ud83d\"}}")
                .publish();
        awaitSigned(1);

        assertThat(judged(export(Map.of("format", "ndjson")).expect(200))).isEqualTo("OK 1 events");
        assertThat(judged(export(Map.of("format", "csv")).expect(200))).startsWith("OK ");
    }

    @Test
    void endsALogWithoutEventsAsAnyOther() throws IOException {
        assertThat(judged(export(Map.of("format", "ndjson")).expect(200))).isEqualTo("OK 0 events");
    }

    @Test
    void tellsThatTheLogWasExportedBeforeAByteIsSent() {
        Published.of(auditor.orgId(), "contact.created").publish();
        awaitSigned(1);
        export(Map.of("format", "csv", "action", "contact.*")).expect(200);

        EventLog.Entry told = EventLog.await(
                        Topics.AUDIT,
                        1,
                        entry -> entry.key().equals(auditor.orgId().toString())
                                && entry.type().equals("audit.exported"))
                .getFirst();

        assertThat(told.attributes().get("actorid")).isEqualTo(auditor.userId().toString());
        assertThat(told.data().at("/filter/action").asText()).isEqualTo("contact.*");
        assertThat(told.data().at("/format").asText()).isEqualTo("csv");
        assertThat(told.data().at("/events").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"format,xml", "from,yesterday", "to,2026-03-01", "action,contact*", "format,"})
    void namesTheFieldThatIsNotValid(String field, String value) {
        Map<String, String> body = new java.util.HashMap<>(Map.of("format", "csv"));
        body.put(field, value);

        Answer answer = export(body).expectProblem(400, "validation_failed");

        assertThat(answer.at("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void asksForThePermissionAndAFreshFactor() {
        AUDIT.as(auditor.with("audit:read"))
                .post("/audit-log/api/exports", Map.of("format", "csv"))
                .expectProblem(403, "permission_denied");
        AUDIT.as(auditor.authenticatedAt(Instant.now().minus(Duration.ofMinutes(11))))
                .post("/audit-log/api/exports", Map.of("format", "csv"))
                .expectProblem(403, "step_up_required");
        export(Map.of("format", "csv", "organization_id", auditor.orgId().toString()))
                .expectProblem(400, "unknown_field");
    }

    @Test
    void exportsNothingOfAnotherOrganisations() throws IOException {
        Published.of(auditor.orgId(), "contact.created").publish();
        awaitSigned(1);
        Caller rival = Caller.newMember("audit:export").authenticatedAt(Instant.now());

        Answer answer = AUDIT.as(rival)
                .post("/audit-log/api/exports", Map.of("format", "ndjson"))
                .expect(200);

        assertThat(judged(answer)).isEqualTo("OK 0 events");
        assertThat(answer.body()).doesNotContain(auditor.orgId().toString());
    }

    /** What somebody at the database did is exported as it is found, for the verifier to name. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE event SET leaf = replace(leaf, 'success', 'failure') WHERE leaf_index = 2 | event 2 (ID) was changed: its hash is not the one that was recorded",
                "UPDATE event SET leaf = 'no JSON' WHERE leaf_index = 2 | event 2 (ID) was changed: its hash is not the one that was recorded",
                "UPDATE event SET personal = 'no JSON' WHERE leaf_index = 2 | event 2 (ID) was changed: a personal value is not the one that was recorded",
                "UPDATE event SET personal = NULL WHERE leaf_index = 2 | event 2 (ID) was changed: a personal value is not the one that was recorded",
                "DELETE FROM event WHERE leaf_index = 2 | event 2 is missing: only hashes are left",
                "DELETE FROM leaf_hash WHERE leaf_index = 2 | event 2 (ID) was changed: its hash is not the one that was recorded",
                "WITH gone AS (DELETE FROM leaf_hash WHERE leaf_index = 2 AND ORG) DELETE FROM event WHERE leaf_index = 2 | event 2 is missing",
                "UPDATE leaf_hash SET hash = sha256('') WHERE leaf_index = 2 | event 2 (ID) was changed: its hash is not the one that was recorded",
            })
    void exportsATamperedLogAsItIsFound(String deed, String verdict) throws IOException, SQLException {
        List<Published> told = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            told.add(Published.of(auditor.orgId(), "contact.updated").publish());
            awaitSigned(i + 1);
        }
        String org = "org_id = '" + auditor.orgId() + "'";
        try (Connection superuser = AUDIT.asSuperuser();
                Statement statement = superuser.createStatement()) {
            for (String table : List.of("event", "leaf_hash")) {
                statement.execute("ALTER TABLE " + table + " DISABLE TRIGGER USER");
            }
            assertThat(statement.executeUpdate(deed.replace("ORG", org) + " AND " + org))
                    .isEqualTo(1);
            for (String table : List.of("event", "leaf_hash")) {
                statement.execute("ALTER TABLE " + table + " ENABLE ALWAYS TRIGGER " + table + "_stays");
            }
        }

        assertThat(judged(export(Map.of("format", "ndjson")).expect(200)))
                .isEqualTo(verdict.replace("ID", told.get(2).id));
    }

    private Answer export(Map<String, ?> body) {
        return AUDIT.as(auditor).post("/audit-log/api/exports", body);
    }

    private void awaitSigned(int size) {
        await().until(() -> signed() >= size);
    }

    /** Past the API, where a reading would be an event itself. */
    private long signed() throws SQLException {
        try (Connection superuser = AUDIT.asSuperuser();
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT coalesce(max(size), 0) FROM checkpoint WHERE org_id = '" + auditor.orgId() + "'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String judged(Answer bundle) throws IOException {
        return new BundleVerifier(List.of(), List.of())
                .verify(new ByteArrayInputStream(bundle.body().getBytes(UTF_8)))
                .line();
    }

    private static List<JsonNode> lines(Answer bundle) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : bundle.body().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
