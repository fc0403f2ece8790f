package io.truevalue.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the gate lets through without a token, or without an organisation, is what the services' documents say. */
class DocumentedAccessTest {
    @ParameterizedTest
    @EnumSource(Service.class)
    void letsThroughWhatTheDocumentSays(Service service) throws IOException {
        operations(service)
                .forEach((path, methods) -> methods.forEach((method, operation) -> {
                    String request = method.toUpperCase(Locale.ROOT) + " " + path;
                    Access access = Routes.accessOf(
                            service, method.toUpperCase(Locale.ROOT), path.replaceAll("\\{[^}]+}", "x"));
                    List<?> security = (List<?>) operation.getOrDefault("security", List.of());
                    assertThat(access.needsToken())
                            .as("%s needs a token", request)
                            .isEqualTo(!security.isEmpty());
                    if (security.equals(List.of(Map.of("access_token", List.of())))) {
                        assertThat(access)
                                .as("%s works without an organisation", request)
                                .isEqualTo(Access.SIGNED_IN);
                    } else if (!security.isEmpty() && service != Service.AUTH) {
                        assertThat(access)
                                .as("%s needs an organisation", request)
                                .isEqualTo(Access.TENANT);
                    }
                }));
    }

    private static Map<String, Map<String, Map<String, Object>>> operations(Service service) throws IOException {
        Path file = Path.of("..", "docs", "openapi", service.segment() + ".yaml");
        Map<String, Map<String, Map<String, Map<String, Object>>>> document =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
        return document.getOrDefault("paths", Map.of());
    }
}
