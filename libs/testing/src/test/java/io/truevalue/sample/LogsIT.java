package io.truevalue.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.testing.Caller;
import io.truevalue.testing.LogCapture;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.trace.TraceContext;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whose a log line is, on the event loop and on virtual threads, and that nobody's ids stay for the next. */
class LogsIT {
    @RegisterExtension
    static final ServiceExtension sample = ServiceExtension.of("sample");

    private final LogCapture log = new LogCapture();

    @AfterEach
    void stop() {
        log.close();
    }

    private JsonNode line(String message) throws IOException {
        return new ObjectMapper().readTree(log.line(line -> line.contains(message)));
    }

    @Test
    void linesOfARequestCarryItsIds() throws IOException {
        Caller caller = Caller.newMember("notes:read");
        TraceContext trace = TraceContext.begin();
        sample.as(caller)
                .header(TraceContext.HEADER, trace.header())
                .get("/sample/logged?text=by-a-member")
                .expect(200);
        JsonNode line = line("by-a-member");
        assertThat(line.get("thread").asText()).as("a virtual thread").startsWith("blocking-executor");
        assertThat(line.get("service").asText()).isEqualTo("sample-service");
        assertThat(line.get("user_id").asText()).isEqualTo(caller.userId().toString());
        assertThat(line.get("org_id").asText()).isEqualTo(caller.orgId().toString());
        assertThat(line.get("trace_id").asText()).isEqualTo(trace.traceId());
        assertThat(line.get("request_id").asText()).isNotEmpty();
    }

    @Test
    void linesOfTheNextRequestCarryNothingOfTheLast() throws IOException {
        sample.as(Caller.newMember("notes:read"))
                .get("/sample/logged?text=first")
                .expect(200);
        sample.as(Caller.newMember("notes:read")).get("/sample/forgotten").expect(403);
        sample.as(Caller.nobody()).get("/sample/said?text=by-nobody").expect(200);
        JsonNode refused = line("the route says no access");
        assertThat(refused.has("user_id")).isTrue();
        JsonNode line = line("by-nobody");
        assertThat(line.has("user_id")).isFalse();
        assertThat(line.has("org_id")).isFalse();
        assertThat(line.get("trace_id").asText())
                .hasSize(32)
                .isNotEqualTo(refused.get("trace_id").asText());
    }

    @Test
    void forgedLinesStayWithinTheirOwn() throws IOException {
        sample.as(Caller.newMember("notes:read"))
                .get("/sample/logged?text=forged%22%7D%0D%0A%7B%22level%22%3A%22INFO%22%7D%E2%80%A8")
                .expect(200);
        assertThat(line("forged").get("message").asText()).contains("\r\n").contains("{\"level\"");
        assertThat(log.line(line -> line.contains("forged")).lines()).hasSize(1);
    }
}
