package io.truevalue.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truevalue.signing.SigningKey;
import io.truevalue.tenancy.sealing.Seal;
import io.truevalue.tenancy.sealing.SealBroken;
import io.truevalue.tenancy.sealing.SealingKeys;
import io.truevalue.tenancy.signature.LiveKeys;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.TestSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A service whose secret is replaced while it runs: what was sealed opens, and the secret before opens nothing. */
class SealIT {
    private static final String OWN = "TRUEVALUE_SERVICE_SECRET_SAMPLE";
    private static final String FIRST = TestSecrets.hexOf("sample-service");
    private static final String SECOND = "7d".repeat(31) + "01";
    private static final Path FILE = file();

    @RegisterExtension
    static final ServiceExtension sample = ServiceExtension.of("sample").with("truevalue.keys.file", FILE.toString());

    @Test
    void opensWhatItSealedBeforeItsSecretWasReplaced() throws IOException, SQLException {
        Seal seal = sample.bean(SealingKeys.class).forPurpose("test");
        String sealed = seal.seal("a secret", "row-1");
        assertThat(sealed).doesNotContain("secret").startsWith(seal.currentKey());
        assertThat(seal.open(sealed, "row-1")).isEqualTo("a secret");
        List<String> before = wrapped();

        take(2, Map.of(OWN, FIRST, OWN + "_NEXT", SECOND));
        assertThat(wrapped()).isEqualTo(before);
        take(3, Map.of(OWN, SECOND, OWN + "_PREVIOUS", FIRST));
        take(4, Map.of(OWN, SECOND));

        assertThat(seal.open(sealed, "row-1")).isEqualTo("a secret");
        assertThat(wrapped()).hasSize(before.size() + 1).doesNotContainAnyElementsOf(before);
        assertThat(seal.seal("another", "row-1")).startsWith(seal.currentKey());
        assertThat(Seal.keyOf(sealed)).isNotEqualTo(seal.currentKey());
        assertThatThrownBy(() -> seal.open(sealed, "row-2")).isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> seal.open(sealed.replaceFirst("^[0-9a-f]{8}", "00000000"), "row-1"))
                .isInstanceOf(SealBroken.class);
        sample.as(Caller.newMember("notes:read")).get("/sample/notes").expect(200);
    }

    /** Replaces the file as whoever rotates does, and returns once the service has taken it. */
    private static void take(int generation, Map<String, String> own) throws IOException {
        long before = sample.bean(LiveKeys.class).version();
        Path whole = FILE.resolveSibling("keys.new");
        Files.write(whole, lines(generation, own));
        Files.move(whole, FILE, StandardCopyOption.ATOMIC_MOVE);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> sample.bean(LiveKeys.class).version() > before
                        && sample.scrape().contains("truevalue_keys_generation " + generation + ".0"));
    }

    private static List<String> lines(int generation, Map<String, String> own) {
        Map<String, String> all = new TreeMap<>(own);
        all.put("TRUEVALUE_KEYS_GENERATION", Integer.toString(generation));
        all.put(
                "TRUEVALUE_KEY_FROM_GATEWAY",
                SigningKey.derive(HexFormat.of().parseHex(TestSecrets.hexOf("gateway")), "sample-service")
                        .exportHex());
        List<String> lines = new ArrayList<>();
        all.forEach((name, value) -> lines.add(name + "=" + value));
        return lines;
    }

    private static Path file() {
        try {
            Path file = Files.createTempDirectory("truevalue-keys").resolve("keys.env");
            Files.write(file, lines(1, Map.of(OWN, FIRST)));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> wrapped() throws SQLException {
        try (Connection admin = sample.asSuperuser();
                Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery("SELECT wrapped FROM sealing_key")) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
