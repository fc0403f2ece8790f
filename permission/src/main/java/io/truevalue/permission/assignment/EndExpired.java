package io.truevalue.permission.assignment;

import io.micronaut.context.annotation.Context;
import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.transaction.exceptions.TransactionException;
import io.truevalue.permission.role.Roles;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.RequestIds;
import io.truevalue.web.problem.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends assignments at their time: sleeps until the next one, looks each second besides, and raises the versions of whom it
 * touches, so that the gate refuses their tokens within a second. Each replica does it; under the organisation's lock the
 * second finds nothing left to end. What is over counts for nothing before it is ended, too.
 */
@Context
class EndExpired implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(EndExpired.class);
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

    private final ExpiryStore expiries;
    private final Assignments assignments;
    private final Roles roles;
    private final ExpiryAlarm alarm;
    private final Transactions transactions;
    private final Clock clock;
    private final Thread thread = Thread.ofPlatform().daemon().name("expiry").unstarted(this);
    private volatile boolean stopping;

    EndExpired(
            ExpiryStore expiries,
            Assignments assignments,
            Roles roles,
            ExpiryAlarm alarm,
            Transactions transactions,
            Clock clock) {
        this.expiries = expiries;
        this.assignments = assignments;
        this.roles = roles;
        this.alarm = alarm;
        this.transactions = transactions;
        this.clock = clock;
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    @Override
    public void run() {
        while (!stopping) {
            try {
                alarm.pause(Tenancy.callAs(self(), this::endAndTellNext).toMillis());
            } catch (InterruptedException e) {
                stopping = true;
            } catch (RuntimeException e) {
                pauseAfter(e);
            }
        }
    }

    /** How long until the next one, at most a second. */
    private Duration endAndTellNext() {
        Instant now = clock.instant();
        transactions
                .reading(() -> expiries.organizationsWithExpiredAcrossTenants(now))
                .forEach(org -> end(org, now));
        return transactions
                .reading(expiries::nextAcrossTenants)
                .map(next -> Duration.between(clock.instant(), next).plusMillis(1))
                .filter(wait -> wait.compareTo(LONGEST_SLEEP) < 0)
                .orElse(LONGEST_SLEEP);
    }

    private void end(UUID id, Instant now) {
        OrgId org = new OrgId(id);
        transactions.inAs(self().in(org), () -> {
            roles.lock();
            assignments.endExpired(org, now);
            return true;
        });
    }

    private void pauseAfter(RuntimeException failure) {
        if (stopping) {
            return;
        }
        if (failure instanceof ConnectionException
                || failure instanceof TransactionException
                || failure instanceof Problem) {
            log.warn("what is over is ended later: {}", failure.getMessage());
        } else {
            log.error("what is over could not be ended, and will be tried again", failure);
        }
        try {
            alarm.pause(LONGEST_SLEEP.toMillis());
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    private static Principal self() {
        return Principal.service("permission-service", null, RequestIds.acceptOrNew(null));
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        thread.interrupt();
        thread.join(Duration.ofSeconds(5));
    }
}
