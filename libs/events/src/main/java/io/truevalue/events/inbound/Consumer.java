package io.truevalue.events.inbound;

import io.truevalue.events.KafkaSettings;
import io.truevalue.events.StopSignal;
import io.truevalue.events.TopicCreation;
import io.truevalue.events.codec.EventCodec;
import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.events.codec.UndecodableEvent;
import io.truevalue.web.trace.Work;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one handler's topics. The offset is committed after the database commit; what comes twice is known by its source
 * and id. An event that cannot be applied is set aside and does not hold up the rest; a database that is away does.
 */
final class Consumer implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Consumer.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration OUTAGE = Duration.ofSeconds(1);
    private static final Duration PARTING = Duration.ofMillis(500);
    private static final int TRIES = 3;

    private final EventHandler handler;
    private final ApplyEvents events;
    private final String group;
    private final String name;
    private final KafkaSettings settings;
    private final ConsumerConfiguration configuration;
    private final TopicCreation topics;
    private final EventTraces traces;
    private final ConsumerMeters meters;
    private final StopSignal stop = new StopSignal();
    private volatile @Nullable KafkaConsumer<byte[], byte[]> reading;

    Consumer(
            EventHandler handler,
            ApplyEvents events,
            String group,
            String name,
            KafkaSettings settings,
            ConsumerConfiguration configuration,
            TopicCreation topics,
            EventTraces traces,
            ConsumerMeters meters) {
        this.handler = handler;
        this.events = events;
        this.group = group;
        this.name = name;
        this.settings = settings;
        this.configuration = configuration;
        this.topics = topics;
        this.traces = traces;
        this.meters = meters;
    }

    String name() {
        return name;
    }

    void stop() {
        stop.give();
        KafkaConsumer<byte[], byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    @Override
    public void run() {
        try {
            while (!stop.isGiven()) {
                readUntilFault();
            }
        } catch (InterruptedException e) {
            log.debug("{} was interrupted to stop", group);
        }
    }

    private void readUntilFault() throws InterruptedException {
        try (DeadLetters deadLetters = new DeadLetters(settings, group)) {
            topics.ensure(handler.topics());
            read(deadLetters);
        } catch (WakeupException e) {
            log.debug("{} was woken to stop", group);
        } catch (KafkaException e) {
            log.warn("{} pauses: {}", group, e.getMessage());
            topics.doubt();
            stop.pause(OUTAGE);
        } catch (RuntimeException e) {
            // A reader that ended here would fall silent for ever.
            log.error("{} pauses after a fault of its own", group, e);
            stop.pause(OUTAGE);
        }
    }

    private void read(DeadLetters deadLetters) throws InterruptedException {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(configuration.of(handler, group, name));
        reading = consumer;
        try {
            consumer.subscribe(List.copyOf(handler.topics()));
            while (!stop.isGiven()) {
                ConsumerRecords<byte[], byte[]> messages = consumer.poll(POLL);
                meters.lagOf(consumer);
                if (messages.isEmpty()) {
                    continue;
                }
                if (applied(messages, deadLetters)) {
                    consumer.commitSync();
                    meters.applied(messages.count());
                } else {
                    rewind(consumer, messages);
                    stop.pause(OUTAGE);
                }
            }
        } finally {
            reading = null;
            meters.ended(consumer);
            consumer.close(CloseOptions.timeout(PARTING));
        }
    }

    private static void rewind(KafkaConsumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> messages) {
        for (TopicPartition partition : messages.partitions()) {
            consumer.seek(partition, messages.records(partition).getFirst().offset());
        }
    }

    /** False where something that it needs is away, so that all of it must come again. */
    private boolean applied(ConsumerRecords<byte[], byte[]> messages, DeadLetters deadLetters)
            throws InterruptedException {
        Map<ConsumerRecord<byte[], byte[]>, ReceivedEvent> decoded = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> message : messages) {
            try {
                decoded.put(message, EventCodec.decode(message));
            } catch (UndecodableEvent e) {
                setAside(message, String.valueOf(e.getMessage()), deadLetters);
            }
        }
        try {
            apply(List.copyOf(decoded.entrySet()), deadLetters);
            return true;
        } catch (Outage e) {
            log.warn("{} waits: {}", group, e.getMessage());
            return false;
        }
    }

    private void setAside(ConsumerRecord<byte[], byte[]> message, String reason, DeadLetters deadLetters)
            throws InterruptedException {
        deadLetters.add(message, reason);
        meters.setAside(message.topic());
    }

    /** Together where the handler takes many; what fails so is halved until the events that fail stand alone. */
    private void apply(List<Map.Entry<ConsumerRecord<byte[], byte[]>, ReceivedEvent>> part, DeadLetters deadLetters)
            throws InterruptedException {
        if (part.size() > 1 && events.takesMany()) {
            if (!appliedTogether(part)) {
                int half = part.size() / 2;
                apply(part.subList(0, half), deadLetters);
                apply(part.subList(half, part.size()), deadLetters);
            }
            return;
        }
        for (var entry : part) {
            applyAlone(entry.getKey(), entry.getValue(), deadLetters);
        }
    }

    private boolean appliedTogether(List<Map.Entry<ConsumerRecord<byte[], byte[]>, ReceivedEvent>> part) {
        List<Work> works = traces.beginEach(part);
        try {
            events.applyTogether(part.stream().map(Map.Entry::getValue).toList());
            return true;
        } catch (RuntimeException e) {
            works.forEach(work -> work.failed(e.getClass().getName()));
            Outage.rethrowIfBehind(e);
            log.info("{} applies {} events in halves: {}", group, part.size(), e.toString());
            return false;
        } finally {
            works.forEach(Work::end);
        }
    }

    private void applyAlone(ConsumerRecord<byte[], byte[]> message, ReceivedEvent event, DeadLetters deadLetters)
            throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                events.apply(event, traces.begin(message, event));
                return;
            } catch (RuntimeException e) {
                Outage.rethrowIfBehind(e);
                if (attempt == TRIES) {
                    log.error("{} cannot apply {}@{}", group, message.topic(), message.offset(), e);
                    setAside(message, e.toString(), deadLetters);
                    return;
                }
                stop.pause(Duration.ofMillis(50L << attempt));
            }
        }
    }
}
