package io.truevalue.standalone.observed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.testing.LogCapture;
import io.truevalue.testing.OtlpReceiver;
import io.truevalue.testing.ReceivedSpan;
import io.truevalue.web.Ids;
import io.truevalue.web.trace.TraceContext;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One request from the gate through two services, an outbox and Kafka to a third: what is told of it. */
class ObservedLineIT {
    private static final OtlpReceiver collector = new OtlpReceiver();

    @RegisterExtension
    static final RunningLine line = new RunningLine(collector.settings(), "org", "permission", "audit-log");

    private static final int SERVER = 2;
    private static final int CLIENT = 3;
    private static final int PRODUCER = 4;
    private static final int CONSUMER = 5;

    @AfterAll
    static void stop() {
        collector.close();
    }

    private static ReceivedSpan span(String trace, int kind, String service, String name) {
        return collector.await(span -> span.traceId().equals(trace)
                && span.kind() == kind
                && span.service().equals(service)
                && span.name().startsWith(name));
    }

    private static String create(String requestId, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "X-Request-ID";
        all[1] = requestId;
        System.arraycopy(headers, 0, all, 2, headers.length);
        HttpResponse<String> created = line.post(
                "/org/api/organizations", "{\"name\":\"Acme " + requestId + "\"}", RunningLine.token(Ids.next()), all);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return collector
                .await(span -> requestId.equals(span.attributes().get("truevalue.request_id"))
                        && span.service().equals("gateway"))
                .traceId();
    }

    @Test
    void oneTraceRunsFromTheGateToTheConsumer() throws IOException {
        String requestId = Ids.next().toString();
        TraceContext strangers = TraceContext.parse("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .orElseThrow();
        try (LogCapture log = new LogCapture()) {
            String trace = create(requestId, TraceContext.HEADER, strangers.header());
            assertThat(trace).isNotEqualTo(strangers.traceId());

            ReceivedSpan gate = span(trace, SERVER, "gateway", "POST /org/api/organizations");
            assertThat(gate.parentId()).isEmpty();
            assertThat(gate.links()).containsExactly(strangers.traceId());
            assertThat(gate.attributes()).containsEntry("http.response.status_code", "201");

            ReceivedSpan org = span(trace, SERVER, "org-service", "POST /org/api/organizations");
            assertThat(org.parentId()).isEqualTo(gate.spanId());
            ReceivedSpan call = span(trace, CLIENT, "org-service", "POST");
            assertThat(call.parentId()).isEqualTo(org.spanId());
            ReceivedSpan permission = span(trace, SERVER, "permission-service", "POST /internal/");
            assertThat(permission.parentId()).isEqualTo(call.spanId());
            assertThat(span(trace, CLIENT, "permission-service", "TRANSACTION").parentId())
                    .isEqualTo(permission.spanId());

            ReceivedSpan sent = span(trace, PRODUCER, "org-service", "send org.organization.events");
            ReceivedSpan written = span(trace, CLIENT, "org-service", "TRANSACTION");
            assertThat(written.parentId()).isEqualTo(org.spanId());
            assertThat(collector.spans().stream()
                            .filter(span -> span.spanId().equals(sent.parentId()))
                            .findFirst()
                            .orElseThrow()
                            .name())
                    .startsWith("TRANSACTION");
            ReceivedSpan applied = collector.await(span -> span.traceId().equals(trace)
                    && span.kind() == CONSUMER
                    && span.parentId().equals(sent.spanId())
                    && span.service().equals("audit-log-service"));
            assertThat(applied.name()).isEqualTo("process org.organization.events");
            assertThat(applied.attributes())
                    .containsEntry("messaging.system", "kafka")
                    .containsEntry("messaging.consumer.group.name", "audit-log.events");
            assertThat(collector.spans().toString()).doesNotContain("@acme.example");
            assertThat(String.join("", log.lines())).doesNotContain("eyJ");
        }
    }

    /** Every metric that the dashboard or an alert asks for is one that a running gate or service has. */
    @Test
    void theDashboardAndTheAlertsAskForWhatIsThere() throws IOException {
        create(Ids.next().toString());
        line.post("/org/api/organizations", "{}", "no token");
        String scrape = line.scrape();
        Set<String> missing = new TreeSet<>();
        for (String expression : expressions()) {
            Matcher name = Pattern.compile("\\b(truevalue_|hikaricp_|jvm_|http_server_)[a-z0-9_]+")
                    .matcher(expression);
            while (name.find()) {
                if (!Pattern.compile("(?m)^" + name.group() + "[ {]")
                        .matcher(scrape)
                        .find()) {
                    missing.add(name.group());
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(scrape)
                .contains("truevalue_build_info{revision=\"")
                .doesNotContainPattern("(?m)^[^#].*[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-");
    }

    private static List<String> expressions() throws IOException {
        Path deploy = Path.of("..");
        JsonNode dashboard = new ObjectMapper()
                .readTree(Files.readString(deploy.resolve("dashboards").resolve("platform.json")));
        List<String> found = new java.util.ArrayList<>(dashboard.findValuesAsText("expr"));
        assertThat(found).hasSizeGreaterThan(15);
        Matcher rule = Pattern.compile("(?m)^\\s+expr: (.+)$").matcher(Files.readString(deploy.resolve("alerts.yaml")));
        int before = found.size();
        while (rule.find()) {
            found.add(rule.group(1));
        }
        assertThat(found).hasSizeGreaterThan(before + 5);
        return found;
    }
}
