package io.truevalue.tenancy.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.transaction.TransactionOperations;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.calls.ServiceCalls;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.tenancy.queue.QueueSize;
import io.truevalue.tenancy.queue.QueueWorker;
import io.truevalue.tenancy.sealing.SealBroken;
import io.truevalue.web.Ids;
import io.truevalue.web.problem.Problem;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands queued mails to notification, at least once each; notification knows a repeated one by its id. */
@Singleton
class MailWorker {
    private static final Logger log = LoggerFactory.getLogger(MailWorker.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int BATCH = 20;

    private final MailJobStore jobs;
    private final MailSeal seal;
    private final ServiceCalls calls;
    private final Transactions transactions;
    private final ObjectMapper json;
    private final Clock clock;
    private final String service;
    private final QueueWorker worker;
    private final QueueSize size;

    MailWorker(
            MailJobStore jobs,
            MailSeal seal,
            ServiceCalls calls,
            Transactions transactions,
            TransactionOperations<Connection> running,
            ObjectMapper json,
            Clock clock,
            @Value("${truevalue.service.name}") String service,
            MeterRegistry meters) {
        this.jobs = jobs;
        this.seal = seal;
        this.calls = calls;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
        this.service = service;
        this.worker = new QueueWorker(service + "-mail", running, this::drain);
        this.size = new QueueSize(meters, service + "-mail");
    }

    @EventListener
    void start(StartupEvent event) {
        worker.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        worker.stop();
    }

    /** What the running transaction queues is sent as soon as it is there. */
    void wakeAfterCommit() {
        worker.wakeAfterCommit();
    }

    private void drain() {
        Principal self =
                Principal.service(service + "-service", null, Ids.next().toString());
        List<MailJob> due;
        do {
            due = transactions.inAs(self, () -> jobs.takeDue(clock.instant(), LEASE, BATCH));
            due.forEach(job -> Tenancy.runAs(self, () -> handOver(job)));
        } while (due.size() == BATCH && !worker.isStopping());
        size.refresh(() -> transactions.inAs(self, jobs::waiting));
    }

    private void handOver(MailJob job) {
        try {
            Mail mail = json.readValue(seal.open(job), Mail.class);
            if (mail.to() != null && job.isPointlessAt(clock.instant())) {
                log.error("mail {} ({}) was never taken by notification", job.id(), mail.template());
            } else if (mail.to() != null) {
                calls.post("notification", "/internal/messages", mail);
            }
            transactions.run(() -> jobs.delete(job.id()));
        } catch (Problem e) {
            Duration pause = MailJob.pauseAfter(job.attempts());
            log.warn("mail {} waits {}: {}", job.id(), pause, e.internal());
            transactions.run(() -> jobs.postpone(job.id(), clock.instant().plus(pause)));
        } catch (SealBroken | JsonProcessingException e) {
            log.error("mail {} cannot be opened, and is given up: {}", job.id(), e.getMessage());
            transactions.run(() -> jobs.delete(job.id()));
        }
    }
}
