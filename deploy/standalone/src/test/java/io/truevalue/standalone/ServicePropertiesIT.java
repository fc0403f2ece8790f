package io.truevalue.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.signing.SigningKey;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicePropertiesIT {
    @TempDir
    Path folder;

    private SecretsFile secrets;
    private ServiceProperties properties;

    @BeforeEach
    void make() {
        secrets = SecretsFile.open(folder.resolve("secrets.env"), Map.of());
        UpSettings settings = new UpSettings(folder, folder, false, 1000, false, false, Map.of());
        Databases databases = new Databases("jdbc:postgresql://127.0.0.1:6433/postgres?user=postgres", true);
        properties = new ServiceProperties(
                settings,
                secrets,
                new ServiceKeys(folder.resolve("keys")),
                databases,
                "127.0.0.1:10092",
                "smtp://127.0.0.1:2025");
    }

    @Test
    void givesAServiceNoSecretButItsOwn() {
        Map<String, Object> org = properties.of(PlatformService.ORG);
        assertThat(org).containsEntry("truevalue.signing.secret", secrets.get("TRUEVALUE_SERVICE_SECRET_ORG"));
        for (PlatformService other : PlatformService.values()) {
            if (other != PlatformService.ORG) {
                assertThat(org).doesNotContainValue(secrets.get(other.secretSetting()));
            }
        }
        assertThat(org).doesNotContainValue(secrets.get("TRUEVALUE_JWT_SECRET"));
    }

    @Test
    void givesAServiceTheKeyOfEachCallerForItAlone() {
        byte[] auth = HexFormat.of().parseHex(secrets.get("TRUEVALUE_SERVICE_SECRET_AUTH"));
        Map<String, Object> auditLog = properties.of(PlatformService.AUDIT_LOG);
        assertThat(auditLog)
                .containsEntry(
                        "truevalue.signing.keys.auth-service",
                        SigningKey.derive(auth, "audit-log-service").exportHex())
                .containsKey("truevalue.signing.keys.gateway")
                .doesNotContainKey("truevalue.signing.keys.audit-log-service");
    }

    @Test
    void givesTheJwtSecretToGatewayAndAuthAlone() {
        for (PlatformService service : PlatformService.values()) {
            boolean holds = service == PlatformService.GATEWAY || service == PlatformService.AUTH;
            assertThat(properties.of(service).containsKey("truevalue.jwt.secret"))
                    .isEqualTo(holds);
        }
    }

    @Test
    void shiftsEveryPort() {
        assertThat(properties.of(PlatformService.CRM))
                .containsEntry("micronaut.server.port", 9007)
                .containsEntry("endpoints.all.port", 9107)
                .containsEntry("truevalue.origin", "http://localhost:9000")
                .containsEntry("truevalue.peers.billing", "http://127.0.0.1:9004")
                .containsEntry("truevalue.database.url", "jdbc:postgresql://127.0.0.1:6433/crm_db");
    }

    @Test
    void sendsShortMessagesToTheInboxUnlessAProviderIsNamed() {
        assertThat(properties.of(PlatformService.NOTIFICATION))
                .containsEntry("truevalue.sms.url", "http://127.0.0.1:9025/api/messages")
                .doesNotContainKey("truevalue.sms.token");
        assertThat(notificationOf(Map.of("TRUEVALUE_SMTP_URL", "smtp://mail:25")))
                .doesNotContainKey("truevalue.sms.url");
        assertThat(notificationOf(Map.of("TRUEVALUE_SMS_URL", "https://sms.example/", "TRUEVALUE_SMS_TOKEN", "t")))
                .containsEntry("truevalue.sms.url", "https://sms.example/")
                .containsEntry("truevalue.sms.token", "t");
    }

    private Map<String, Object> notificationOf(Map<String, String> environment) {
        UpSettings settings = new UpSettings(folder, folder, false, 1000, false, false, environment);
        Databases databases = new Databases("jdbc:postgresql://127.0.0.1:6433/postgres?user=postgres", true);
        ServiceKeys keys = new ServiceKeys(folder.resolve("keys"));
        return new ServiceProperties(settings, secrets, keys, databases, "127.0.0.1:10092", "smtp://127.0.0.1:2025")
                .of(PlatformService.NOTIFICATION);
    }

    @Test
    void givesAServersOwnRolesPasswordsWhereItAsksForThem() {
        Databases external = Databases.external("postgres://root:secret@db:5432");
        Map<String, Object> org = external.properties(PlatformService.ORG, secrets);
        assertThat(org)
                .containsEntry("truevalue.database.url", "jdbc:postgresql://db:5432/org_db")
                .hasEntrySatisfying(
                        "truevalue.database.app-password",
                        password -> assertThat(password.toString()).matches("[0-9a-f]{64}"));
        assertThat(org.get("truevalue.database.app-password"))
                .isNotEqualTo(org.get("truevalue.database.owner-password"));
        assertThat(external.toString()).doesNotContain("secret");
    }
}
