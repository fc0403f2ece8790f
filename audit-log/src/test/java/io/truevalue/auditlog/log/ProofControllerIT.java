package io.truevalue.auditlog.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.auditlog.Published;
import io.truevalue.events.codec.Topics;
import io.truevalue.merkle.Proofs;
import io.truevalue.merkle.Rfc6962;
import io.truevalue.merkle.SignedCheckpoint;
import io.truevalue.merkle.VerifierKey;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProofControllerIT {
    @RegisterExtension
    static final ServiceExtension AUDIT =
            ServiceExtension.of("audit-log").with("truevalue.audit-log.checkpoints.interval", "200ms");

    private final Caller auditor = Caller.newMember("audit:read");

    @Test
    void provesEveryEventOfALog() {
        List<Published> told = publish(300);
        await().until(() -> proof(told.getLast()).status() == 200);
        VerifierKey key = key();

        for (Published each : List.of(told.get(0), told.get(1), told.get(127), told.get(256), told.get(299))) {
            JsonNode proof = proof(each).expect(200).json();
            SignedCheckpoint checkpoint =
                    SignedCheckpoint.parse(proof.at("/checkpoint").asText());
            byte[] leaf = Base64.getDecoder().decode(proof.at("/leaf").asText());

            checkpoint.verifiedBy(List.of(key));
            assertThat(proof.fieldNames())
                    .toIterable()
                    .containsExactly("leaf_index", "tree_size", "leaf", "hashes", "checkpoint");
            assertThat(checkpoint.checkpoint().origin()).isEqualTo("truevalue/audit/" + auditor.orgId());
            assertThat(checkpoint.checkpoint().size())
                    .isEqualTo(proof.at("/tree_size").asLong());
            assertThat(new String(leaf, UTF_8)).contains("\"id\":\"" + each.id + "\"");
            Proofs.verifyInclusion(
                    proof.at("/leaf_index").asLong(),
                    proof.at("/tree_size").asLong(),
                    Rfc6962.leafHash(leaf),
                    hashes(proof),
                    checkpoint.checkpoint().root());
        }
    }

    @Test
    void showsThatTheLogOnlyGrew() {
        publish(5);
        SignedCheckpoint first = checkpointOf(5);
        publish(40);
        SignedCheckpoint second = checkpointOf(45);
        long from = first.checkpoint().size();
        long to = second.checkpoint().size();

        JsonNode proof =
                get("consistency?from=" + from + "&to=" + to).expect(200).json();

        Proofs.verifyConsistency(
                from, to, first.checkpoint().root(), second.checkpoint().root(), hashes(proof));
        assertThat(get("consistency?from=0&to=" + to).expect(200).json().at("/hashes"))
                .isEmpty();
        assertThat(get("consistency?from=" + to + "&to=" + to)
                        .expect(200)
                        .json()
                        .at("/hashes"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1,0,from", "0,-1,to", "2,1,from", "0,1000,to", "0,9223372036854775807,to"})
    void namesASizeThatTheLogHasNot(long from, long to, String field) {
        publish(3);
        checkpointOf(3);

        Answer answer = get("consistency?from=" + from + "&to=" + to);

        answer.expectProblem(400, "validation_failed");
        assertThat(answer.at("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void signsForALogThatHasNoLeafYet() {
        SignedCheckpoint empty = SignedCheckpoint.parse(text("checkpoint"));

        empty.verifiedBy(List.of(key()));
        assertThat(empty.checkpoint().size()).isZero();
        assertThat(empty.checkpoint().root()).isEqualTo(Rfc6962.emptyRoot());
    }

    @Test
    void givesARivalNothing() {
        Published told = publish(1).getFirst();
        await().until(() -> proof(told).status() == 200);
        Caller rival = Caller.newMember("audit:read");

        AUDIT.as(rival).get("/audit-log/api/events/" + told.id + "/proof").expectProblem(404, "not_found");
        assertThat(AUDIT.as(rival).get("/audit-log/api/checkpoint").expect(200).body())
                .doesNotContain(auditor.orgId().toString());
        AUDIT.as(auditor.with("contacts:read"))
                .get("/audit-log/api/checkpoint")
                .expectProblem(403, "permission_denied");
    }

    @Test
    void tellsThatAProofWasRead() {
        Published told = publish(1).getFirst();
        await().until(() -> proof(told).status() != 404);
        Caller other = Caller.newUser().in(auditor.orgId(), "org").with("audit:read");
        AUDIT.as(other).get("/audit-log/api/checkpoint").expect(200);

        EventLog.Entry read = EventLog.await(
                Topics.AUDIT,
                entry -> other.userId().toString().equals(entry.attributes().get("actorid")));

        assertThat(read.type()).isEqualTo("audit.read");
        assertThat(read.data().at("/asked/checkpoint").asText()).isEqualTo("newest");
    }

    @Test
    void answersTheSameForEveryIdThatIsNotThere() {
        for (String id : List.of(Ids.next().toString(), "x", "%00", "a%20b")) {
            AUDIT.as(auditor).get("/audit-log/api/events/" + id + "/proof").expectProblem(404, "not_found");
        }
    }

    private List<Published> publish(int count) {
        List<Published> told = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            told.add(Published.of(auditor.orgId(), "contact.updated"));
        }
        Published.publishAll(told);
        return told;
    }

    private SignedCheckpoint checkpointOf(long atLeast) {
        return await().until(
                        () -> SignedCheckpoint.parse(text("checkpoint")),
                        signed -> signed.checkpoint().size() >= atLeast);
    }

    private VerifierKey key() {
        return VerifierKey.parse(text("checkpoint/key").lines().findFirst().orElseThrow());
    }

    private Answer proof(Published event) {
        return get("events/" + event.id + "/proof");
    }

    private String text(String path) {
        return get(path).expect(200).body();
    }

    private Answer get(String path) {
        return AUDIT.as(auditor).get("/audit-log/api/" + path);
    }

    private static List<byte[]> hashes(JsonNode proof) {
        List<byte[]> hashes = new ArrayList<>();
        proof.at("/hashes").forEach(hash -> hashes.add(Base64.getDecoder().decode(hash.asText())));
        return hashes;
    }
}
