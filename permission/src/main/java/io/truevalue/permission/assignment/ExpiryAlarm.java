package io.truevalue.permission.assignment;

import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes who waits for the next end of an assignment, once a transaction that sets one has committed. */
@Singleton
class ExpiryAlarm {
    private final TransactionOperations<Connection> transactions;
    private final Semaphore woken = new Semaphore(0);

    ExpiryAlarm(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    void wakeAfterCommit() {
        transactions.findTransactionStatus().ifPresent(status -> status.registerSynchronization(new Wake()));
    }

    /** Until then, or until woken. */
    void pause(long milliseconds) throws InterruptedException {
        boolean early = woken.tryAcquire(Math.max(1, milliseconds), TimeUnit.MILLISECONDS);
        if (early) {
            woken.drainPermits();
        }
    }

    private final class Wake implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            woken.release();
        }
    }
}
