package io.truevalue.events.outbox;

import io.opentelemetry.api.trace.SpanKind;
import io.truevalue.web.trace.TraceContext;
import io.truevalue.web.trace.Traces;
import io.truevalue.web.trace.Work;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** The sending of each sampled event as a span of the trace that it was written in. Used on the relay's thread alone. */
final class SendTraces {
    private static final String HEADER = "ce_" + TraceContext.HEADER;

    private final Traces traces;
    private final List<Work> running = new ArrayList<>();

    SendTraces(Traces traces) {
        this.traces = traces;
    }

    /** The message, from now on the child of its sending. */
    ProducerRecord<String, byte[]> begin(ProducerRecord<String, byte[]> message) {
        Header header = message.headers().lastHeader(HEADER);
        if (header == null) {
            return message;
        }
        TraceContext written = TraceContext.parse(new String(header.value(), StandardCharsets.US_ASCII))
                .filter(TraceContext::sampled)
                .orElse(null);
        if (written == null) {
            return message;
        }
        Work work = traces.begin(SpanKind.PRODUCER, "send " + message.topic(), written);
        if (work.isRecorded()) {
            work.set("messaging.system", "kafka")
                    .set("messaging.operation.name", "send")
                    .set("messaging.operation.type", "send")
                    .set("messaging.destination.name", message.topic());
            running.add(work);
            message.headers().remove(HEADER).add(HEADER, work.context().header().getBytes(StandardCharsets.US_ASCII));
        }
        return message;
    }

    void end(boolean sent) {
        for (Work work : running) {
            if (!sent) {
                work.failed("not_sent");
            }
            work.end();
        }
        running.clear();
    }
}
