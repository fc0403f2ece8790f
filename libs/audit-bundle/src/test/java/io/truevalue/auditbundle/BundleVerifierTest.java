package io.truevalue.auditbundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.truevalue.merkle.VerifierKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files under {@code bundles/}, which other verifiers are held to as well, and what they cannot show. */
class BundleVerifierTest {
    private static final Path FOLDER = Path.of("src/test/resources/bundles");
    private static final String EXPECTED = "expected.json";

    /** {@code -Dgolden.write=true} writes them anew. */
    @Test
    void theFilesAreThoseOfTheBuilder() throws IOException {
        Fixtures fixtures = new Fixtures();
        fixtures.files.put(
                EXPECTED,
                SmallLog.JSON.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(fixtures.expected) + "\n");
        for (var file : fixtures.files.entrySet()) {
            Path path = FOLDER.resolve(file.getKey());
            if (Boolean.getBoolean("golden.write")) {
                Files.writeString(path, file.getValue());
            }
            assertThat(path).hasContent(file.getValue());
        }
        try (Stream<Path> there = Files.list(FOLDER)) {
            assertThat(there.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(fixtures.files.keySet());
        }
    }

    static Stream<JsonNode> expected() throws IOException {
        return StreamSupport.stream(SmallLog.JSON.readTree(resource(EXPECTED)).spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("expected")
    void judgesEachFileAsExpected(JsonNode one) throws IOException {
        List<VerifierKey> keys = one.has("key") ? List.of(VerifierKey.parse(text(one.get("key")))) : List.of();
        BundleVerifier verifier = new BundleVerifier(
                keys, one.has("checkpoints") ? OutsideCheckpoints.in(text(one.get("checkpoints"))) : List.of());

        Verdict verdict = verifier.verify(
                new ByteArrayInputStream(resource(one.get("file").textValue())));

        assertThat(verdict.line()).isEqualTo(one.get("line").textValue());
        assertThat(verdict)
                .isInstanceOf(
                        switch (one.get("code").intValue()) {
                            case 0 -> Verdict.Fits.class;
                            case 1 -> Verdict.DoesNotFit.class;
                            default -> Verdict.NotJudged.class;
                        });
    }

    @Test
    void noBitOfABundleCanBeFlippedUnnoticed() throws IOException {
        byte[] good = resource("good.ndjson");
        BundleVerifier verifier = new BundleVerifier(
                List.of(VerifierKey.parse(new String(resource("key.txt"), StandardCharsets.UTF_8))), List.of());
        int from = new String(good, StandardCharsets.UTF_8).indexOf('\n') + 1;
        for (int at = from; at < good.length; at += 41) {
            byte[] flipped = good.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            Verdict verdict = verifier.verify(new ByteArrayInputStream(flipped));
            if (verdict instanceof Verdict.Fits) {
                assertThat(sameMeaning(good, flipped))
                        .as("bit %d of byte %d", at % 8, at)
                        .isTrue();
            }
        }
    }

    /** A flip can leave a line's meaning as it was: in a name that is ignored, or a key that opens nothing more. */
    private static boolean sameMeaning(byte[] good, byte[] flipped) {
        String[] lines = new String(good, StandardCharsets.UTF_8).split("\n", -1);
        String[] others = new String(flipped, StandardCharsets.UTF_8).split("\n", -1);
        boolean same = lines.length == others.length;
        for (int i = 0; same && i < lines.length - 1; i++) {
            JsonNode line = SmallLog.read(lines[i]);
            JsonNode other = SmallLog.read(others[i]);
            same = line.equals(other) || personOnly(line, other);
        }
        return same;
    }

    private static boolean personOnly(JsonNode line, JsonNode other) {
        for (JsonNode one : List.of(line, other)) {
            one.path("proof")
                    .path("personal")
                    .forEach(p -> ((com.fasterxml.jackson.databind.node.ObjectNode) p).remove("person"));
        }
        return line.equals(other);
    }

    @Test
    void refusesAMemberThatIsSaidTwice() throws IOException {
        String twice = new String(resource("good.ndjson"), StandardCharsets.UTF_8)
                .replaceFirst("\"outcome\":\"success\"", "\"outcome\":\"failure\",\"outcome\":\"success\"");

        Verdict verdict =
                new BundleVerifier(List.of(), List.of()).verify(new ByteArrayInputStream(Fixtures.bytes(twice)));

        assertThat(verdict.line()).startsWith("line 2: it is no JSON: Duplicate field 'outcome'");
    }

    @Test
    void judgesALongBundleInItsOrder() throws IOException {
        SmallLog log = new SmallLog(
                        Fixtures.ORGANIZATION,
                        io.truevalue.merkle.CheckpointSigner.generate("truevalue/audit/" + Fixtures.ORGANIZATION))
                .with(3_000);
        log.head();
        List<com.fasterxml.jackson.databind.node.ObjectNode> lines = log.bundle();

        assertThat(judged(lines)).isEqualTo("OK 3000 events");
        lines.get(2_001).put("outcome", "failure");
        lines.get(2_900).put("outcome", "failure");
        assertThat(judged(lines)).startsWith("event 2000 (").endsWith("its outcome is not what was recorded");
    }

    @Test
    void findsCheckpointsInQuotedMail() throws IOException {
        String plain = new String(resource("outside.txt"), StandardCharsets.UTF_8);
        String quoted = "On Monday it said:\r\n"
                + plain.lines().map(line -> "> " + line + " \r\n").collect(Collectors.joining());

        assertThat(OutsideCheckpoints.in(quoted)).hasSize(3).isEqualTo(OutsideCheckpoints.in(plain));
        assertThat(OutsideCheckpoints.in("nothing of the kind")).isEmpty();
    }

    private static String judged(List<? extends JsonNode> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return new BundleVerifier(List.of(), List.of())
                .verify(new ByteArrayInputStream(Fixtures.bytes(text.toString())))
                .line();
    }

    private static String text(JsonNode file) throws IOException {
        return new String(resource(file.textValue()), StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) throws IOException {
        return Files.readAllBytes(FOLDER.resolve(name));
    }
}
