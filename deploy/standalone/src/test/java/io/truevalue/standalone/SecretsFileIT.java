package io.truevalue.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsFileIT {
    private static final String MADE = "c3ab8ff13720e8ad9047dd39466b3c8974e592c2fa383d4a3960714caef0c4f2";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("secrets.env");
    }

    @Test
    void makesEverySecretOnceAndKeepsIt() throws IOException {
        SecretsFile first = SecretsFile.open(file, Map.of());
        SecretsFile second = SecretsFile.open(file, Map.of());
        for (String name : List.of(
                "TRUEVALUE_JWT_SECRET",
                "TRUEVALUE_GATEWAY_SECRET",
                "TRUEVALUE_SERVICE_SECRET_AUTH",
                "TRUEVALUE_SERVICE_SECRET_ORG",
                "TRUEVALUE_SERVICE_SECRET_PERMISSION",
                "TRUEVALUE_SERVICE_SECRET_BILLING",
                "TRUEVALUE_SERVICE_SECRET_AUDIT_LOG",
                "TRUEVALUE_SERVICE_SECRET_ANALYTICS",
                "TRUEVALUE_SERVICE_SECRET_CRM",
                "TRUEVALUE_SERVICE_SECRET_NOTIFICATION")) {
            assertThat(first.get(name)).matches("[0-9a-f]{64}").isEqualTo(second.get(name));
        }
        assertThat(Files.readAllLines(file)).hasSize(11);
    }

    @Test
    void isReadByItsOwnerAlone() throws IOException {
        SecretsFile.open(file, Map.of());
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        SecretsFile.open(file, Map.of());
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void addsWhatIsMissingAndLeavesTheRestAsItIs() throws IOException {
        Files.writeString(file, "# mine\nTRUEVALUE_JWT_SECRET=" + MADE + "\nOTHER=kept as it is\n");
        assertThat(SecretsFile.open(file, Map.of()).get("TRUEVALUE_JWT_SECRET")).isEqualTo(MADE);
        assertThat(Files.readAllLines(file))
                .startsWith("# mine", "TRUEVALUE_JWT_SECRET=" + MADE, "OTHER=kept as it is")
                .hasSize(12);
    }

    @Test
    void takesTheEnvironmentsBeforeItsOwn() {
        SecretsFile secrets =
                SecretsFile.open(file, Map.of("TRUEVALUE_JWT_SECRET", MADE, "TRUEVALUE_GATEWAY_SECRET_PREVIOUS", MADE));
        assertThat(secrets.get("TRUEVALUE_JWT_SECRET")).isEqualTo(MADE);
        assertThat(secrets.previous("TRUEVALUE_GATEWAY_SECRET")).hasValue(MADE);
        assertThat(file).content().doesNotContain(MADE);
    }

    @Test
    void refusesWhatIsNoSecretInOneLineWithoutRepeatingIt() throws IOException {
        Files.writeString(file, "TRUEVALUE_JWT_SECRET=hunter2\n");
        assertThatThrownBy(() -> SecretsFile.open(file, Map.of()))
                .isInstanceOf(CannotStart.class)
                .hasMessage("TRUEVALUE_JWT_SECRET in " + file
                        + " is not 64 hexadecimal digits: make one with openssl rand -hex 32.");
        Files.writeString(file, "TRUEVALUE_JWT_SECRET=" + "0".repeat(64) + "\n");
        assertThatThrownBy(() -> SecretsFile.open(file, Map.of()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("sample");
        Files.writeString(file, "export TRUEVALUE_JWT_SECRET=" + MADE + "\n");
        assertThatThrownBy(() -> SecretsFile.open(file, Map.of()))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("Line 1 of " + file);
        Files.writeString(file, "");
        assertThatThrownBy(() -> SecretsFile.open(file, Map.of("TRUEVALUE_JWT_SECRET", "")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("the environment's TRUEVALUE_JWT_SECRET");
    }
}
