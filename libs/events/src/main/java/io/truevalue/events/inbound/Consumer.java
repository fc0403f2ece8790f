package io.truevalue.events.inbound;

import io.micronaut.data.connection.exceptions.ConnectionException;
import io.truevalue.events.KafkaSettings;
import io.truevalue.events.TopicCreation;
import io.truevalue.events.codec.EventCodec;
import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.events.codec.UndecodableEvent;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.RequestIds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one handler's topics. The offset is committed after the database commit; what comes twice is known by its source
 * and id. An event that cannot be applied is set aside and does not hold up the rest; a database that is away does.
 */
final class Consumer implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Consumer.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int TRIES = 3;

    private final EventHandler handler;
    private final String service;
    private final String group;
    private final KafkaSettings settings;
    private final TopicCreation topics;
    private final Transactions transactions;
    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private volatile boolean stopping;
    private volatile KafkaConsumer<byte[], byte[]> reading;

    @SuppressWarnings("NullAway.Init") // reading is set as reading begins
    Consumer(
            EventHandler handler,
            String service,
            KafkaSettings settings,
            TopicCreation topics,
            Transactions transactions,
            Inbox inbox) {
        this.handler = handler;
        this.service = service;
        this.group = service + "." + handler.name();
        this.settings = settings;
        this.topics = topics;
        this.transactions = transactions;
        this.inbox = inbox;
        this.deadLetters = new DeadLetters(settings, group);
    }

    String group() {
        return group;
    }

    void stop() {
        stopping = true;
        KafkaConsumer<byte[], byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    @Override
    public void run() {
        while (!stopping) {
            try {
                topics.ensure(handler.topics());
                readUntilFault();
            } catch (WakeupException e) {
                log.debug("{} was woken to stop", group);
            } catch (KafkaException | ConnectionException e) {
                log.warn("{} pauses: {}", group, e.getMessage());
                pause(Duration.ofSeconds(1));
            } catch (InterruptedException e) {
                stopping = true;
            }
        }
    }

    private void readUntilFault() throws InterruptedException {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(consumerSettings())) {
            reading = consumer;
            consumer.subscribe(List.copyOf(handler.topics()));
            while (!stopping) {
                var messages = consumer.poll(POLL);
                for (ConsumerRecord<byte[], byte[]> message : messages) {
                    apply(message);
                }
                if (!messages.isEmpty()) {
                    consumer.commitSync();
                }
            }
        }
    }

    private void apply(ConsumerRecord<byte[], byte[]> message) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                ReceivedEvent event = EventCodec.decode(message);
                applyOnce(event);
                return;
            } catch (UndecodableEvent e) {
                setAside(message, String.valueOf(e.getMessage()));
                return;
            } catch (ConnectionException e) {
                throw e;
            } catch (RuntimeException e) {
                if (attempt == TRIES) {
                    log.error("{} cannot apply {}@{}", group, message.topic(), message.offset(), e);
                    setAside(message, e.toString());
                    return;
                }
                pause(Duration.ofMillis(50L << attempt));
            }
        }
    }

    private void applyOnce(ReceivedEvent event) {
        OrgId org = event.organization() == null ? null : new OrgId(event.organization());
        Principal principal =
                Principal.service(service + "-service", org, RequestIds.acceptOrNew(event.extension("requestid")));
        transactions.inAs(principal, () -> {
            if (inbox.isNew(group, event)) {
                handler.handle(event);
            }
            return true;
        });
    }

    private void setAside(ConsumerRecord<byte[], byte[]> message, String reason) throws InterruptedException {
        log.warn("{} sets aside {}-{}@{}: {}", group, message.topic(), message.partition(), message.offset(), reason);
        deadLetters.add(message, reason);
    }

    private void pause(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    private Map<String, Object> consumerSettings() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrap(),
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                ConsumerConfig.CLIENT_ID_CONFIG,
                group,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                200,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class);
    }
}
