package io.truevalue.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.testing.Caller;
import io.truevalue.testing.OtlpReceiver;
import io.truevalue.testing.ReceivedSpan;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.trace.TraceContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a service sends to a collector, and what it does not. */
class TracesIT {
    private static final OtlpReceiver collector = new OtlpReceiver();

    @RegisterExtension
    static final ServiceExtension sample = ServiceExtension.of("sample")
            .with("otel.exporter.otlp.endpoint", collector.endpoint())
            .with("otel.bsp.schedule.delay", "50");

    @AfterAll
    static void stop() {
        collector.close();
    }

    private static TraceContext place(boolean sampled) {
        TraceContext random = TraceContext.begin();
        return new TraceContext(random.traceId(), random.spanId(), sampled);
    }

    private static ReceivedSpan spanOf(TraceContext trace, int kind) {
        return collector.await(span -> span.traceId().equals(trace.traceId()) && span.kind() == kind);
    }

    @Test
    void continuesASampledTraceDownToTheTransaction() {
        TraceContext trace = place(true);
        sample.as(Caller.newMember("notes:read"))
                .header(TraceContext.HEADER, trace.header())
                .get("/sample/notes?filter=text==secret")
                .expect(200);
        ReceivedSpan server = spanOf(trace, 2);
        assertThat(server.parentId()).isEqualTo(trace.spanId());
        assertThat(server.service()).isEqualTo("sample-service");
        assertThat(server.name()).isEqualTo("GET /sample/notes");
        assertThat(server.attributes())
                .containsEntry("http.request.method", "GET")
                .containsEntry("http.route", "/sample/notes")
                .containsEntry("url.path", "/sample/notes")
                .containsEntry("http.response.status_code", "200");
        assertThat(server.attributes().toString()).doesNotContain("secret");
        ReceivedSpan transaction = spanOf(trace, 3);
        assertThat(transaction.parentId()).isEqualTo(server.spanId());
        assertThat(transaction.attributes()).containsEntry("db.system.name", "postgresql");
    }

    @Test
    void tellsOfRefusalsToo() {
        TraceContext trace = place(true);
        sample.as(Caller.newMember("notes:read"))
                .header(TraceContext.HEADER, trace.header())
                .post("/sample/notes", "{}")
                .expect(403);
        assertThat(spanOf(trace, 2).attributes()).containsEntry("http.response.status_code", "403");
    }

    @Test
    void sendsNothingOfWhatIsNotSampled() {
        TraceContext unsampled = place(false);
        sample.as(Caller.newMember("notes:read"))
                .header(TraceContext.HEADER, unsampled.header())
                .get("/sample/notes")
                .expect(200);
        TraceContext after = place(true);
        sample.as(Caller.newMember("notes:read"))
                .header(TraceContext.HEADER, after.header())
                .get("/sample/notes")
                .expect(200);
        spanOf(after, 2);
        assertThat(collector.spans()).noneMatch(span -> span.traceId().equals(unsampled.traceId()));
    }
}
