package io.truevalue.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Lints {@code deploy/compose.yaml} without a container engine: by the Compose Specification, and by rules of ours. */
class ComposeTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FILE = Path.of("../compose.yaml");

    private static JsonNode compose = JSON.createObjectNode();
    private static List<String> lines = List.of();

    @BeforeAll
    static void read() throws IOException {
        lines = Files.readAllLines(FILE);
        compose = JSON.valueToTree(new Yaml().<Map<String, Object>>load(String.join("\n", lines)));
    }

    private static Stream<Map.Entry<String, JsonNode>> services() {
        return compose.path("services").properties().stream();
    }

    @Test
    void isWhatTheComposeSpecificationDescribes() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(ComposeTest.class.getResourceAsStream("/compose-spec/compose-spec.json"))) {
            JsonNode schema = JSON.readTree(stream);
            ((ObjectNode) schema).remove("$schema");
            removeNames(schema);
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909)
                            .getSchema(schema)
                            .validate(compose))
                    .isEmpty();
        }
    }

    /** Its parts are named in the way of draft 4, which the draft that it declares does not know. */
    private static void removeNames(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("id").isTextual()) {
            object.remove("id");
        }
        node.forEach(ComposeTest::removeNames);
    }

    @Test
    void hasTheServersThatThePlatformStandsOn() {
        assertThat(services().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("postgres", "kafka", "redis", "mailpit", "kafka-ui");
    }

    @Test
    void pinsEveryImageToARelease() {
        assertThat(services())
                .allSatisfy(
                        service -> assertThat(service.getValue().path("image").asText())
                                .matches("[a-z0-9/-]+:v?\\d+(\\.\\d+){1,2}"));
    }

    @Test
    void opensPortsOnLoopbackAlone() {
        assertThat(services())
                .allSatisfy(service -> assertThat(service.getValue().path("ports"))
                        .isNotEmpty()
                        .allSatisfy(port -> assertThat(port.asText()).matches("127\\.0\\.0\\.1:\\d+:\\d+")));
    }

    @Test
    void opensNoPortTwiceAndNoneOfThePlatforms() {
        List<String> ports = services()
                .flatMap(service -> service.getValue().path("ports").valueStream())
                .map(port -> port.asText().split(":", 3)[1])
                .toList();
        assertThat(ports).doesNotHaveDuplicates();
        for (PlatformService service : PlatformService.values()) {
            assertThat(ports)
                    .doesNotContain(Integer.toString(service.port()), Integer.toString(service.managementPort()));
        }
        assertThat(ports)
                .doesNotContain(Integer.toString(ListeningPort.SMTP), Integer.toString(ListeningPort.INBOX))
                .contains(Integer.toString(ListeningPort.POSTGRES), Integer.toString(ListeningPort.KAFKA));
    }

    @Test
    void asksEachWhetherItIsWell() {
        assertThat(services()).allSatisfy(service -> {
            JsonNode check = service.getValue().path("healthcheck");
            assertThat(check.path("test").isArray()).isTrue();
            assertThat(check.path("retries").asInt()).isPositive();
        });
    }

    @Test
    void keepsStateInNamedVolumes() {
        assertThat(services())
                .allSatisfy(service -> assertThat(service.getValue().path("volumes"))
                        .allSatisfy(volume -> assertThat(compose.path("volumes")
                                        .has(volume.asText().split(":", 2)[0]))
                                .isTrue()));
    }

    @Test
    void givesNoMoreThanItNeeds() {
        assertThat(services())
                .allSatisfy(service -> assertThat(
                                service.getValue().properties().stream().map(Map.Entry::getKey))
                        .doesNotContain("privileged", "network_mode", "pid", "cap_add", "devices"));
    }

    /** A group of variables may share the comment above its first. */
    @Test
    void saysWhatEachVariableIsFor() {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("environment:")) {
                assertThat(lines.get(i + 1)).as("after line " + (i + 1)).contains("# ");
            }
        }
    }

    @Test
    void marksTheOnePasswordAsADevelopmentDefault() {
        List<String> passwords = lines.stream()
                .filter(line -> line.matches("\\s+[A-Z_]*(PASSWORD|SECRET|TOKEN)[A-Z_]*:.*"))
                .toList();
        assertThat(passwords).singleElement().asString().contains("${TRUEVALUE_DEV_POSTGRES_PASSWORD:-truevalue-dev}");
        assertThat(lines.get(lines.indexOf(passwords.getFirst()) - 1)).contains("development default");
    }
}
