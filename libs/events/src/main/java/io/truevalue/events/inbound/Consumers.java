package io.truevalue.events.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.truevalue.events.KafkaSettings;
import io.truevalue.events.TopicCreation;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.trace.Traces;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Runs a consumer for each of the service's handlers, or several that share its partitions. */
@Context
@Requires(beans = EventHandler.class)
final class Consumers {
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final Duration LAST_GRACE = Duration.ofSeconds(5);

    private final List<Consumer> consumers;
    private final List<Thread> threads = new ArrayList<>();

    Consumers(
            List<EventHandler> handlers,
            KafkaSettings settings,
            ConsumerConfiguration configuration,
            TopicCreation topics,
            Transactions transactions,
            Inbox inbox,
            Traces traces,
            MeterRegistry meters,
            @Value("${truevalue.service.name}") String service) {
        this.consumers = handlers.stream()
                .flatMap(handler -> {
                    String group = service + "." + handler.name();
                    ApplyEvents events = new ApplyEvents(handler, service + "-service", group, transactions, inbox);
                    EventTraces eventTraces = new EventTraces(traces, group);
                    ConsumerMeters consumerMeters = new ConsumerMeters(meters, group, handler.topics());
                    return IntStream.rangeClosed(1, handler.readers())
                            .mapToObj(reader -> new Consumer(
                                    handler,
                                    events,
                                    group,
                                    handler.readers() == 1 ? group : group + "-" + reader,
                                    settings,
                                    configuration,
                                    topics,
                                    eventTraces,
                                    consumerMeters));
                })
                .toList();
    }

    @PostConstruct
    void start() {
        for (Consumer consumer : consumers) {
            threads.add(Thread.ofPlatform().daemon().name(consumer.name()).start(consumer));
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        consumers.forEach(Consumer::stop);
        long deadline = System.nanoTime() + GRACE.toNanos();
        for (Thread thread : threads) {
            if (!thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                thread.interrupt();
            }
        }
        for (Thread thread : threads) {
            thread.join(LAST_GRACE);
        }
    }
}
