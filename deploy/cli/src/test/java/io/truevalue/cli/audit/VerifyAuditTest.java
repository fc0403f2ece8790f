package io.truevalue.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over the bundles that libs/audit-bundle is tested with. */
class VerifyAuditTest {
    private static final String BUNDLES = "../../libs/audit-bundle/src/test/resources/bundles/";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void saysWhatAGoodBundleRestsOn() {
        assertThat(run(BUNDLES + "good.ndjson")).isZero();

        assertThat(out.toString(UTF_8).lines().toList())
                .startsWith(
                        "OK 12 events",
                        "Organisation 01980a5e-0000-7000-8000-00000000000a, exported 2026-11-21T21:00:00Z.",
                        "The log held 12 events, and was exported whole.")
                .last()
                .asString()
                .startsWith("This key came with the bundle.");
    }

    @Test
    void saysThatTheKeyAndTheCheckpointsWereGiven() {
        assertThat(run(
                        "--key",
                        BUNDLES + "key.txt",
                        BUNDLES + "filtered.ndjson",
                        "--checkpoints",
                        BUNDLES + "outside.txt"))
                .isZero();

        assertThat(out.toString(UTF_8))
                .startsWith("OK 2 events\n")
                .contains("exported were those with actor sarah@acme.example. That none of those is left out")
                .contains("All 3 checkpoints kept outside fit.")
                .contains(", as given.");
    }

    @Test
    void saysTheFirstThingThatDoesNotFit() {
        assertThat(run(BUNDLES + "value-changed.ndjson")).isEqualTo(1);

        assertThat(out.toString(UTF_8))
                .isEqualTo(
                        "event 5 (01980a5e-0000-7000-8000-000000000005) was changed: its hash is not the one that was"
                                + " recorded\n");
    }

    @Test
    void tellsWhatCannotBeJudgedFromWhatIsWrong() {
        assertThat(run(BUNDLES + "cannot-be-compared.ndjson", "--checkpoints", BUNDLES + "outside.txt"))
                .isEqualTo(2);
        assertThat(out.toString(UTF_8)).startsWith("checkpoint kept outside at 9: cannot be compared");

        assertThat(run()).isEqualTo(2);
        assertThat(run("a", "b")).isEqualTo(2);
        assertThat(run(BUNDLES + "good.ndjson", "--key")).isEqualTo(2);
        assertThat(run(BUNDLES + "good.ndjson", "--key", "a+b+c")).isEqualTo(2);
        assertThat(run(BUNDLES + "good.ndjson", "--checkpoints", BUNDLES + "key.txt"))
                .isEqualTo(2);
        assertThat(run("no-such-file")).isEqualTo(2);
        assertThat(err.toString(UTF_8))
                .contains("A bundle must be named.", "'b' is one word too many.", "--key needs something after it.")
                .contains("cannot be read: ", "holds no checkpoint.", "There is no file no-such-file.");
    }

    @Test
    void readsAFileWithNothingInIt(@TempDir Path folder) throws IOException {
        Path empty = Files.createFile(folder.resolve("empty"));

        assertThat(run(empty.toString())).isEqualTo(1);
        assertThat(out.toString(UTF_8)).isEqualTo("the bundle is empty\n");
    }

    private int run(String... arguments) {
        out.reset();
        return new VerifyAudit(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
                .run(List.of(arguments));
    }
}
