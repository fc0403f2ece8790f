package io.truevalue.cli.tour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.auditbundle.BundleVerifier;
import io.truevalue.auditbundle.Verdict;
import io.truevalue.cli.rls.DatabaseServer;
import io.truevalue.cli.tamper.OneByte;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The steps about the audit log that proves itself, even against whoever has its database. */
final class Proof {
    private static final int FEWEST_EVENTS = 500;

    private final Platform platform;
    private final DatabaseServer server;
    private byte[] bundle = {};
    private JsonNode chosen = new ObjectMapper().createObjectNode();

    Proof(Platform platform, DatabaseServer server) {
        this.platform = platform;
        this.server = server;
    }

    static List<Step> steps(Platform platform, DatabaseServer server, Person sarah) {
        Proof proof = new Proof(platform, server);
        return List.of(
                new Step("Sarah exports the day's audit log, with its proof", () -> proof.export(sarah)),
                new Step("It verifies offline", proof::verify),
                new Step("The owner of the database flips one byte of one event", () -> proof.flip(sarah)),
                new Step("The verifier names the event in a new export", () -> proof.nameTheEvent(sarah)),
                new Step("The byte is put back, and everything fits again", () -> proof.putBack(sarah)));
    }

    private void export(Person owner) {
        String today = LocalDate.now(ZoneOffset.UTC) + "T00:00:00Z";
        bundle = platform.gateway()
                .download("/audit-log/api/exports", owner.token(), Map.of("format", "ndjson", "from", today));
    }

    private void verify() {
        Verdict verdict = judged();
        if (!(verdict instanceof Verdict.Fits fits) || fits.events() < FEWEST_EVENTS) {
            throw new StepFailed("expected OK and " + FEWEST_EVENTS + " events or more: " + verdict.line());
        }
    }

    private void flip(Person owner) {
        List<String> events = new String(bundle, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("\"proof\""))
                .toList();
        if (events.isEmpty()) {
            throw new StepFailed("there is no export: an earlier step failed");
        }
        try {
            chosen = new ObjectMapper().readTree(events.get(events.size() / 2));
        } catch (IOException e) {
            throw new StepFailed("the bundle is no JSON");
        }
        platform.tell("event " + index() + ", " + chosen.path("type").asText() + ", in audit_db, as its owner");
        flipByte(owner);
    }

    private void nameTheEvent(Person owner) {
        export(owner);
        String line = judged().line();
        String expected = "event " + index() + " (" + chosen.path("id").asText() + ") was changed";
        if (!line.startsWith(expected)) {
            throw new StepFailed("expected " + expected);
        }
    }

    private void putBack(Person owner) {
        flipByte(owner);
        export(owner);
        verify();
    }

    private void flipByte(Person owner) {
        if (chosen.isEmpty()) {
            throw new StepFailed("no byte was chosen: an earlier step failed");
        }
        try {
            OneByte.flip(server, UUID.fromString(owner.claim("org_id")), index());
        } catch (SQLException e) {
            throw new StepFailed("the database cannot be reached: " + e.getMessage());
        }
    }

    private long index() {
        return chosen.at("/proof/leaf_index").asLong();
    }

    private Verdict judged() {
        try {
            Verdict verdict = new BundleVerifier(List.of(), List.of()).verify(new ByteArrayInputStream(bundle));
            platform.tell("verify-audit: " + verdict.line());
            return verdict;
        } catch (IOException e) {
            throw new StepFailed("the bundle cannot be read: " + e.getMessage());
        }
    }
}
