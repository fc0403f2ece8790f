package io.truevalue.web.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class JsonLinesTest {
    private static String line(String message, @Nullable Throwable thrown, Map<String, String> fields) {
        LoggingEvent event = new LoggingEvent(
                "", new LoggerContext().getLogger("io.truevalue.test"), Level.WARN, message, thrown, null);
        event.setMDCPropertyMap(fields);
        JsonLines lines = new JsonLines();
        lines.setService("test-service");
        return new String(lines.encode(event), StandardCharsets.UTF_8);
    }

    private static JsonNode read(String line) throws IOException {
        return new ObjectMapper().readTree(line);
    }

    @Test
    void writesWhatIsKnownAsFields() throws IOException {
        JsonNode line = read(line(
                "hello",
                null,
                Map.of("request_id", "r", "user_id", "u", "org_id", "o", "trace_id", "t", "span_id", "s")));
        assertThat(line.get("timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(line.get("level").asText()).isEqualTo("WARN");
        assertThat(line.get("logger").asText()).isEqualTo("io.truevalue.test");
        assertThat(line.get("message").asText()).isEqualTo("hello");
        assertThat(line.get("service").asText()).isEqualTo("test-service");
        assertThat(line.get("request_id").asText()).isEqualTo("r");
        assertThat(line.get("user_id").asText()).isEqualTo("u");
        assertThat(line.get("org_id").asText()).isEqualTo("o");
        assertThat(line.get("trace_id").asText()).isEqualTo("t");
        assertThat(line.get("span_id").asText()).isEqualTo("s");
        assertThat(line.has("exception")).isFalse();
    }

    @Test
    void keepsWhateverIsLoggedInOneLineAndOneField() throws IOException {
        String forged = "x\"}\r\n{\"level\":\"INFO\"\u2028\u0085\u0000\u001b[31m\u202e\\ é";
        String line = line(forged, new IllegalStateException(forged), Map.of());
        assertThat(line).endsWith("}\n");
        assertThat(line.substring(0, line.length() - 1))
                .doesNotContainPattern("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u202e]");
        assertThat(read(line).get("message").asText()).isEqualTo(forged);
        assertThat(read(line).get("exception").asText()).contains("IllegalStateException");
    }

    @Test
    void cutsWhatIsTooLong() throws IOException {
        assertThat(read(line("x".repeat(100_000), null, Map.of()))
                        .get("message")
                        .asText())
                .hasSize(8_193)
                .endsWith("…");
    }

    @Test
    void fieldsAreBoundedAndTakenBack() {
        try (LogFields outer = new LogFields().put("request_id", "outer").put("user_id", "u")) {
            try (LogFields inner = new LogFields().put("request_id", "a\nb").put("user_id", null)) {
                assertThat(inner).isNotNull();
                assertThat(MDC.get("request_id")).isEqualTo("?");
                assertThat(MDC.get("user_id")).isNull();
            }
            assertThat(outer).isNotNull();
            assertThat(MDC.get("request_id")).isEqualTo("outer");
            assertThat(MDC.get("user_id")).isEqualTo("u");
        }
        assertThat(MDC.get("request_id")).isNull();
    }
}
