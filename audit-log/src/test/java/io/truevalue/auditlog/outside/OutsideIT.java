package io.truevalue.auditlog.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.auditlog.Published;
import io.truevalue.merkle.SignedCheckpoint;
import io.truevalue.merkle.VerifierKey;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.testing.Caller;
import io.truevalue.testing.FakePeer;
import io.truevalue.testing.FakePeer.Reply;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.ShiftedClock;
import io.truevalue.web.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutsideIT {
    private static final ShiftedClock CLOCK = new ShiftedClock();
    private static final Path FILE = folder().resolve("outside/checkpoints.txt");

    @RegisterExtension
    static final ServiceExtension AUDIT = ServiceExtension.of("audit-log")
            .with(CLOCK)
            .with("truevalue.audit-log.checkpoint-file", FILE.toString())
            .withPeer("org")
            .withPeer("notification");

    private final Caller auditor = Caller.newMember("audit:read");
    private final String origin = "truevalue/audit/" + auditor.orgId();

    @Test
    void appendsEachCheckpointOnceAcrossStops() throws IOException {
        String first = checkpointOver(1);
        AUDIT.bean(AppendCheckpoints.class).append();
        assertThat(Files.readString(FILE)).containsOnlyOnce(first + "\n");

        restarted().append();
        assertThat(Files.readString(FILE)).containsOnlyOnce(first + "\n");

        String second = checkpointOver(2);
        restarted().append();
        AUDIT.bean(AppendCheckpoints.class).append();
        assertThat(Files.readString(FILE)).containsOnlyOnce(first + "\n").contains(second + "\n");
        assertThat(new CheckpointFile(FILE).sizes()).containsEntry(origin, 2L);
    }

    @Test
    void mailsTheNewestToTheAdminsOnceADay() throws JsonProcessingException {
        UUID sarah = Ids.next();
        AUDIT.peer("notification").on("/internal/messages", call -> new Reply(202, "{}"));
        AUDIT.peer("org")
                .on(
                        "/internal/admins",
                        call -> new Reply(200, isOfMine(call) ? """
                {"name":"Acme","items":[{"user_id":"%s","email":"sarah@acme.test","full_name":"Sarah Chen"}]}
                """.formatted(sarah) : "{\"name\":\"\",\"items\":[]}"));
        String checkpoint = checkpointOver(1);
        AUDIT.bean(MailCheckpoints.class).mailDue();
        assertThat(mails()).isEmpty();

        CLOCK.advance(Duration.ofDays(1));
        AUDIT.peer("org").on("/internal/admins", call -> new Reply(500, "{}"));
        AUDIT.bean(MailCheckpoints.class).mailDue();
        assertThat(mails()).isEmpty();

        AUDIT.peer("org")
                .on(
                        "/internal/admins",
                        call -> new Reply(200, isOfMine(call) ? """
                {"name":"Acme","items":[{"user_id":"%s","email":"sarah@acme.test","full_name":"Sarah Chen"}]}
                """.formatted(sarah) : "{\"name\":\"\",\"items\":[]}"));
        AUDIT.bean(MailCheckpoints.class).mailDue();
        AUDIT.bean(MailCheckpoints.class).mailDue();

        assertThat(mails()).hasSize(1);
        JsonNode mail = mails().getFirst();
        assertThat(mail.at("/to").asText()).isEqualTo("sarah@acme.test");
        assertThat(mail.at("/template").asText()).isEqualTo("audit_checkpoint");
        assertThat(mail.at("/data/user_id").asText()).isEqualTo(sarah.toString());
        assertThat(mail.at("/data/checkpoint").asText()).isEqualTo(checkpoint);
        VerifierKey key = VerifierKey.parse(AUDIT.as(auditor)
                .get("/audit-log/api/checkpoint/key")
                .expect(200)
                .body()
                .lines()
                .findFirst()
                .orElseThrow());
        SignedCheckpoint.parse(mail.at("/data/checkpoint").asText()).verifiedBy(List.of(key));
        assertThat(mail.at("/data/fingerprint").asText()).isEqualTo(key.fingerprint());
    }

    private boolean isOfMine(FakePeer.Call call) {
        return call.headers().entrySet().stream()
                .anyMatch(header -> header.getKey().equalsIgnoreCase("X-Org-Id")
                        && header.getValue().contains(auditor.orgId().toString()));
    }

    private static List<JsonNode> mails() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> mails = new java.util.ArrayList<>();
        for (FakePeer.Call call : AUDIT.peer("notification").callsTo("/internal/messages")) {
            mails.add(json.readTree(call.body()));
        }
        return mails;
    }

    /** Tells an event and answers the checkpoint that is over so many; the API's reading of one would be an event, too. */
    private String checkpointOver(int size) {
        Published.of(auditor.orgId(), "contact.created")
                .with("time", CLOCK.instant())
                .publish();
        return await().until(this::newest, note -> note.startsWith(origin + "\n" + size + "\n"));
    }

    private String newest() {
        Principal self = Principal.service("audit-log-service", null, Ids.next().toString());
        return AUDIT
                .bean(Transactions.class)
                .inAs(self, () -> AUDIT.bean(CheckpointReader.class).allAcrossTenants())
                .stream()
                .filter(one -> one.organization().equals(auditor.orgId()))
                .map(NewestCheckpoint::note)
                .findFirst()
                .orElse("");
    }

    private static AppendCheckpoints restarted() {
        return new AppendCheckpoints(
                AUDIT.bean(OutsideSettings.class), AUDIT.bean(CheckpointReader.class), AUDIT.bean(Transactions.class));
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("truevalue-test-outside-");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
