package io.truevalue.auth.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.calls.ServiceCalls;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.tenancy.sealing.SealBroken;
import io.truevalue.web.Ids;
import io.truevalue.web.problem.Problem;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands queued mails to notification, at least once each; notification knows a repeated one by its id. */
@Singleton
class MailWorker implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(MailWorker.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int BATCH = 20;

    private final MailJobStore jobs;
    private final MailSeal seal;
    private final ServiceCalls calls;
    private final Transactions transactions;
    private final TransactionOperations<Connection> running;
    private final ObjectMapper json;
    private final Clock clock;
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().daemon().name("auth-mail").unstarted(this);
    private volatile boolean stopping;

    MailWorker(
            MailJobStore jobs,
            MailSeal seal,
            ServiceCalls calls,
            Transactions transactions,
            TransactionOperations<Connection> running,
            ObjectMapper json,
            Clock clock) {
        this.jobs = jobs;
        this.seal = seal;
        this.calls = calls;
        this.transactions = transactions;
        this.running = running;
        this.json = json;
        this.clock = clock;
    }

    @EventListener
    void start(StartupEvent event) {
        thread.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        thread.interrupt();
        thread.join(Duration.ofSeconds(5));
    }

    /** What the running transaction queues is looked at as soon as it is there. */
    void wakeAfterCommit() {
        running.findTransactionStatus().ifPresent(status -> status.registerSynchronization(new Wake()));
    }

    @Override
    public void run() {
        while (!stopping) {
            try {
                woken.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
                woken.drainPermits();
                drain();
            } catch (InterruptedException e) {
                stopping = true;
            } catch (RuntimeException e) {
                // The database is away, or stopping: the queue stands, and is looked at again.
                log.warn("mails wait: {}", e.toString());
            }
        }
    }

    private void drain() {
        Principal self = Principal.service("auth-service", null, Ids.next().toString());
        List<MailJob> due;
        do {
            due = transactions.inAs(self, () -> jobs.takeDue(clock.instant(), LEASE, BATCH));
            due.forEach(job -> Tenancy.runAs(self, () -> handOver(job)));
        } while (due.size() == BATCH && !stopping);
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

    private final class Wake implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            woken.release();
        }
    }
}
