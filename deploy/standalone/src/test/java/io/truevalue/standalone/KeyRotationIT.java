package io.truevalue.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of a rotation, each from what stands in the file alone. */
class KeyRotationIT {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private List<PlatformService> behind = List.of();
    private ServiceKeys keys;
    private Instant now = NOON;

    @BeforeEach
    void place() {
        keys = new ServiceKeys(folder.resolve("keys"));
    }

    @Test
    void goesThreeStepsEachOnceEveryServiceHasTakenTheOneBefore() throws IOException, InterruptedException {
        SecretsFile before = open();
        Files.createFile(request());
        one();
        assertThat(request()).doesNotExist();
        Map<String, String> announced = org();
        assertThat(announced).containsEntry("TRUEVALUE_SERVICE_SECRET_ORG", before.get("TRUEVALUE_SERVICE_SECRET_ORG"));
        assertThat(announced).containsKeys("TRUEVALUE_SERVICE_SECRET_ORG_NEXT", "TRUEVALUE_KEY_FROM_AUTH_NEXT");

        behind = List.of(PlatformService.CRM);
        one();
        assertThat(org()).isEqualTo(announced);

        behind = List.of();
        one();
        Map<String, String> switched = org();
        assertThat(switched)
                .containsEntry("TRUEVALUE_SERVICE_SECRET_ORG", announced.get("TRUEVALUE_SERVICE_SECRET_ORG_NEXT"))
                .containsEntry("TRUEVALUE_SERVICE_SECRET_ORG_PREVIOUS", announced.get("TRUEVALUE_SERVICE_SECRET_ORG"))
                .containsEntry("TRUEVALUE_KEY_FROM_AUTH", announced.get("TRUEVALUE_KEY_FROM_AUTH_NEXT"))
                .doesNotContainKey("TRUEVALUE_SERVICE_SECRET_ORG_NEXT");

        now = NOON.plus(KeyRotation.OVERLAP).minusSeconds(1);
        one();
        assertThat(org()).isEqualTo(switched);
        now = NOON.plus(KeyRotation.OVERLAP);
        one();
        assertThat(org())
                .hasSize(10)
                .containsEntry("TRUEVALUE_SERVICE_SECRET_ORG", switched.get("TRUEVALUE_SERVICE_SECRET_ORG"));
        assertThat(org().keySet()).noneMatch(name -> name.endsWith("_PREVIOUS"));
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("waiting for [crm]", "worth nothing any more");
    }

    @Test
    void replacesEverySecretAndTellsEachServiceItsOwnAlone() throws IOException, InterruptedException {
        SecretsFile before = open();
        Files.createFile(request());
        one();
        one();
        SecretsFile after = open();
        assertThat(after.rotating()).hasSize(10);
        for (String name : after.rotating()) {
            assertThat(after.get(name)).isNotEqualTo(before.get(name)).matches("[0-9a-f]{64}");
            assertThat(after.previous(name)).contains(before.get(name));
        }
        for (PlatformService service : PlatformService.values()) {
            Path file = keys.fileOf(service);
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(new TreeSet<>(ServiceKeys.of(service, after).keySet()))
                    .noneMatch(name ->
                            name.startsWith("TRUEVALUE_SERVICE_SECRET_") && !name.startsWith(service.secretSetting()));
            assertThat(Files.readString(file).contains("TRUEVALUE_JWT_SECRET")).isEqualTo(service.holdsJwtSecret());
        }
    }

    @Test
    void leavesWhatTheEnvironmentGivesToWhoGaveIt() throws IOException, InterruptedException {
        String given = "5e".repeat(31) + "01";
        SecretsFile secrets = SecretsFile.open(folder.resolve("secrets.env"), Map.of("TRUEVALUE_JWT_SECRET", given));
        Files.createFile(request());
        KeyRotation rotation = rotation(secrets);
        rotation.step();
        rotation.step();
        assertThat(ServiceKeys.of(
                        PlatformService.AUTH,
                        SecretsFile.open(folder.resolve("secrets.env"), Map.of("TRUEVALUE_JWT_SECRET", given))))
                .containsEntry("TRUEVALUE_JWT_SECRET", given)
                .doesNotContainKey("TRUEVALUE_JWT_SECRET_PREVIOUS")
                .containsKey("TRUEVALUE_SERVICE_SECRET_AUTH_PREVIOUS");
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("not here: [TRUEVALUE_JWT_SECRET]");
    }

    @Test
    void readsTheGenerationThatAServiceHasTaken() {
        assertThat(TakenKeys.generationIn("# TYPE truevalue_keys_generation gauge\ntruevalue_keys_generation 3.0\n"))
                .isEqualTo(3);
        assertThat(TakenKeys.generationIn("truevalue_keys_generation{service=\"org\"} 12.0\nother 1\n"))
                .isEqualTo(12);
        assertThat(TakenKeys.generationIn("other 1.0\n")).isEqualTo(-1);
    }

    /** One step by a process that has just been started. */
    private void one() throws InterruptedException {
        rotation(open()).step();
    }

    private KeyRotation rotation(SecretsFile secrets) {
        return new KeyRotation(
                request(),
                secrets,
                keys,
                generation -> behind,
                KeyRotation.OVERLAP,
                new Progress(new PrintStream(printed, true, StandardCharsets.UTF_8)),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private SecretsFile open() {
        return SecretsFile.open(folder.resolve("secrets.env"), Map.of());
    }

    private Path request() {
        return folder.resolve("keys.rotate");
    }

    private Map<String, String> org() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(keys.fileOf(PlatformService.ORG)));
        Map<String, String> found = new TreeMap<>();
        lines.forEach(line -> found.put(line.split("=", 2)[0], line.split("=", 2)[1]));
        return found;
    }
}
