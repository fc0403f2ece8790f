package io.truevalue.bench.audit;

import io.truevalue.bench.CannotMeasure;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts events into Kafka, as fast as it takes them. */
final class EventSource implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;

    EventSource(String bootstrap) {
        this.producer = new KafkaProducer<>(Map.of(
                "bootstrap.servers",
                bootstrap,
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                ByteArraySerializer.class,
                "linger.ms",
                20,
                "batch.size",
                256 << 10,
                "buffer.memory",
                64L << 20));
    }

    /** Returns once Kafka has all of them: from the first number up to, but not, the last. */
    void send(long from, long to, LongFunction<SampleEvent> event) {
        Queue<Exception> failures = new ConcurrentLinkedQueue<>();
        for (long number = from; number < to; number++) {
            producer.send(event.apply(number).message(), (written, reason) -> {
                if (reason != null) {
                    failures.add(reason);
                }
            });
        }
        producer.flush();
        Exception first = failures.peek();
        if (first != null) {
            throw new CannotMeasure("Kafka did not take an event: " + first.getMessage(), first);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
