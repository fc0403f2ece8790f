package io.truevalue.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceEnvironmentIT {
    private static final String OLD = "7c1e94a0b35f2d68e90b47d1f6a3528cbe07194d6f82a5c3d91e60b74f28ac53";
    private static final Map<String, String> INHERITED = Map.of(
            "PATH", "/usr/bin",
            "AWS_SECRET_ACCESS_KEY", "theirs",
            "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318",
            "TRUEVALUE_POSTGRES_URL", "postgres://root:secret@db:5432",
            "TRUEVALUE_REDIS_URL", "redis://127.0.0.1:6379",
            "TRUEVALUE_GATEWAY_SECRET_PREVIOUS", OLD,
            "TRUEVALUE_JWT_SECRET_PREVIOUS", OLD);

    @TempDir
    Path folder;

    private SecretsFile secrets;
    private ServiceProperties properties;

    @BeforeEach
    void make() {
        secrets = SecretsFile.open(folder.resolve("secrets.env"), INHERITED);
        UpSettings settings = new UpSettings(folder, folder, false, 1000, false, true, INHERITED);
        Databases databases = Databases.external("postgres://root:secret@db:5432");
        properties = new ServiceProperties(
                settings,
                secrets,
                new ServiceKeys(folder.resolve("keys")),
                databases,
                "kafka:9092",
                "smtp://127.0.0.1:2025");
    }

    private Map<String, String> of(PlatformService service) {
        return ServiceEnvironment.of(service, properties.of(service), INHERITED);
    }

    @Test
    void namesWhatAServiceHoldsAsItsContainerWould() {
        assertThat(of(PlatformService.AUDIT_LOG))
                .containsEntry("TRUEVALUE_SERVICE_SECRET_AUDIT_LOG", secrets.get("TRUEVALUE_SERVICE_SECRET_AUDIT_LOG"))
                .containsKeys(
                        "TRUEVALUE_KEY_FROM_GATEWAY",
                        "TRUEVALUE_KEY_FROM_GATEWAY_PREVIOUS",
                        "TRUEVALUE_KEY_FROM_AUTH",
                        "TRUEVALUE_DATABASE_OWNER_PASSWORD",
                        "TRUEVALUE_DATABASE_APP_PASSWORD",
                        "TRUEVALUE_DATABASE_RELAY_PASSWORD")
                .containsEntry("TRUEVALUE_DATABASE_URL", "jdbc:postgresql://db:5432/audit_db")
                .containsEntry("TRUEVALUE_KAFKA_BOOTSTRAP", "kafka:9092")
                .containsEntry("TRUEVALUE_PEERS_AUDIT_LOG", "http://127.0.0.1:9005")
                .containsEntry("MICRONAUT_SERVER_PORT", "9005")
                .containsEntry("ENDPOINTS_ALL_PORT", "9105");
        assertThat(of(PlatformService.GATEWAY))
                .containsEntry("TRUEVALUE_GATEWAY_SECRET", secrets.get("TRUEVALUE_GATEWAY_SECRET"))
                .containsEntry("TRUEVALUE_JWT_SECRET", secrets.get("TRUEVALUE_JWT_SECRET"))
                .containsEntry("TRUEVALUE_JWT_SECRET_PREVIOUS", OLD);
    }

    @Test
    void givesNobodyAnothersSecret() {
        for (PlatformService service : PlatformService.values()) {
            Map<String, String> environment = of(service);
            for (PlatformService other : PlatformService.values()) {
                if (other != service) {
                    assertThat(environment).doesNotContainValue(secrets.get(other.secretSetting()));
                }
            }
            boolean holds = service.holdsJwtSecret();
            assertThat(environment.containsValue(secrets.get("TRUEVALUE_JWT_SECRET")))
                    .isEqualTo(holds);
            assertThat(environment.values()).noneMatch(value -> value.contains("root:secret"));
        }
    }

    @Test
    void passesOnWhatIsNoSecret() {
        assertThat(of(PlatformService.CRM))
                .containsEntry("PATH", "/usr/bin")
                .containsEntry("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318")
                .containsEntry("TRUEVALUE_REDIS_URL", "redis://127.0.0.1:6379")
                .doesNotContainKeys("AWS_SECRET_ACCESS_KEY", "TRUEVALUE_POSTGRES_URL", "TRUEVALUE_JWT_SECRET_PREVIOUS");
    }
}
