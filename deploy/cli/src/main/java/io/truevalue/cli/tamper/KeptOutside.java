package io.truevalue.cli.tamper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.auditbundle.BundleVerifier;
import io.truevalue.auditbundle.Verdict;
import io.truevalue.merkle.SignedCheckpoint;
import io.truevalue.merkle.VerifierKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What somebody kept of a log where its database's owner cannot reach: its keys and checkpoints. */
record KeptOutside(List<VerifierKey> keys, List<SignedCheckpoint> checkpoints) {
    static final KeptOutside NOTHING = new KeptOutside(List.of(), List.of());

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of a bundle that nobody has tampered with yet. */
    static KeptOutside of(byte[] bundle) throws IOException {
        List<VerifierKey> keys = new ArrayList<>();
        List<SignedCheckpoint> checkpoints = new ArrayList<>();
        for (String text : new String(bundle, java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            JsonNode line = JSON.readTree(text);
            line.path("keys").forEach(key -> keys.add(VerifierKey.parse(key.asText())));
            if (line.has("checkpoint")) {
                checkpoints.add(SignedCheckpoint.parse(line.get("checkpoint").asText()));
            }
        }
        Verdict verdict = NOTHING.judge(bundle);
        if (!(verdict instanceof Verdict.Fits)) {
            throw new IOException("the log does not fit before anybody touched it: " + verdict.line());
        }
        return new KeptOutside(keys, checkpoints);
    }

    Verdict judge(byte[] bundle) throws IOException {
        return new BundleVerifier(keys, checkpoints).verify(new ByteArrayInputStream(bundle));
    }

    /** Of the newest checkpoint. */
    long size() {
        return checkpoints.getLast().checkpoint().size();
    }
}
