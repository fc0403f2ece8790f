package io.truevalue.notification.message;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.transaction.TransactionOperations;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.notification.smtp.SendMail;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.tenancy.queue.QueueSize;
import io.truevalue.tenancy.queue.QueueWorker;
import io.truevalue.tenancy.sealing.SealBroken;
import io.truevalue.web.Ids;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is queued, and tells what became of it. While the mail server is away nothing is lost. */
@Singleton
class DeliverMessages {
    private static final Logger log = LoggerFactory.getLogger(DeliverMessages.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int BATCH = 10;

    private final MessageStore messages;
    private final MessageSeal seal;
    private final CarryMessage carryMessage;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;
    private final QueueWorker worker;
    private final QueueSize size;

    DeliverMessages(
            MessageStore messages,
            MessageSeal seal,
            CarryMessage carryMessage,
            Outbox outbox,
            Transactions transactions,
            TransactionOperations<Connection> running,
            Clock clock,
            MeterRegistry meters) {
        this.messages = messages;
        this.seal = seal;
        this.carryMessage = carryMessage;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
        this.worker = new QueueWorker("notification-mail", running, this::drain);
        this.size = new QueueSize(meters, "notification-mail");
    }

    @EventListener
    void start(StartupEvent event) {
        worker.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        worker.stop();
    }

    void wakeAfterCommit() {
        worker.wakeAfterCommit();
    }

    private void drain() {
        Principal self =
                Principal.service("notification-service", null, Ids.next().toString());
        List<OutgoingMessage> due;
        do {
            due = transactions.inAs(self, () -> messages.takeDue(clock.instant(), LEASE, BATCH));
            due.forEach(message -> Tenancy.runAs(self, () -> deliver(message)));
        } while (due.size() == BATCH && !worker.isStopping());
        size.refresh(() -> transactions.inAs(self, messages::waiting));
    }

    private void deliver(OutgoingMessage message) {
        Map<String, String> data;
        try {
            data = seal.open(message);
        } catch (SealBroken e) {
            end(message, "it was sealed under another secret");
            return;
        }
        switch (carryMessage.carry(message, data)) {
            case SendMail.Sent sent -> end(message, null);
            case SendMail.Refused refused -> end(message, refused.reason());
            case SendMail.Delayed delayed -> postpone(message, delayed.reason());
        }
    }

    private void postpone(OutgoingMessage message, String reason) {
        Instant now = clock.instant();
        if (message.isGivenUpAt(now)) {
            end(message, "it could not be handed over for a day");
            return;
        }
        log.warn("message {} waits {}: {}", message.id(), message.pause(), reason);
        transactions.run(() -> messages.postpone(message.id(), now.plus(message.pause())));
    }

    private void end(OutgoingMessage message, @Nullable String failure) {
        transactions.run(() -> {
            if (messages.end(message.id(), clock.instant(), failure)) {
                outbox.append(DeliveryEvent.of(message, failure));
            }
        });
    }
}
