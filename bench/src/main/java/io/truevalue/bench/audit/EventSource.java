package io.truevalue.bench.audit;

import io.truevalue.bench.CannotMeasure;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
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
    void send(long first, long last, LongFunction<SampleEvent> event) {
        AtomicReference<Exception> failure = new AtomicReference<>();
        for (long number = first; number < last; number++) {
            producer.send(event.apply(number).message(), (written, reason) -> {
                if (reason != null) {
                    failure.compareAndSet(null, reason);
                }
            });
        }
        producer.flush();
        if (failure.get() != null) {
            throw new CannotMeasure(
                    "Kafka did not take an event: " + failure.get().getMessage(), failure.get());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
