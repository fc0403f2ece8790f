package io.truevalue.events.inbound;

import io.opentelemetry.api.trace.SpanKind;
import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.web.trace.TraceContext;
import io.truevalue.web.trace.Traces;
import io.truevalue.web.trace.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The applying of an event as work of the trace that the event came from. */
final class EventTraces {
    private final Traces traces;
    private final String group;

    EventTraces(Traces traces, String group) {
        this.traces = traces;
        this.group = group;
    }

    Work begin(ConsumerRecord<?, ?> message, ReceivedEvent event) {
        TraceContext parent =
                TraceContext.parse(event.extension(TraceContext.HEADER)).orElseGet(TraceContext::begin);
        Work work = traces.begin(SpanKind.CONSUMER, "process " + message.topic(), parent);
        if (work.isRecorded()) {
            work.set("messaging.system", "kafka")
                    .set("messaging.operation.name", "process")
                    .set("messaging.operation.type", "process")
                    .set("messaging.destination.name", message.topic())
                    .set("messaging.destination.partition.id", Integer.toString(message.partition()))
                    .set("messaging.kafka.offset", message.offset())
                    .set("messaging.consumer.group.name", group)
                    .set("cloudevents.event_id", event.id())
                    .set("cloudevents.event_type", event.type());
        }
        return work;
    }

    /** Of events that are applied together, those that are sampled. */
    List<Work> beginEach(List<? extends Map.Entry<? extends ConsumerRecord<?, ?>, ReceivedEvent>> events) {
        List<Work> begun = new ArrayList<>();
        for (var entry : events) {
            Work work = begin(entry.getKey(), entry.getValue());
            if (work.isRecorded()) {
                begun.add(work.set("messaging.batch.message_count", events.size()));
            }
        }
        return begun;
    }
}
