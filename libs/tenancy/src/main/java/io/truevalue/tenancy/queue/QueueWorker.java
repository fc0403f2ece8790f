package io.truevalue.tenancy.queue;

import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.exceptions.TransactionException;
import io.micronaut.transaction.support.TransactionSynchronization;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that works a queue off: as soon as a transaction that added to it has committed, and each second besides, for
 * what is due later or was left by a process that died. A fault leaves the queue as it is for the next look.
 */
public final class QueueWorker implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(QueueWorker.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final TransactionOperations<Connection> transactions;
    private final Runnable drain;
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopping;

    /**
     * @param name of the thread
     * @param drain does what is due; it may throw what a database that is away throws
     */
    public QueueWorker(String name, TransactionOperations<Connection> transactions, Runnable drain) {
        this.transactions = transactions;
        this.drain = drain;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this);
    }

    public void start() {
        thread.start();
    }

    /** What the running transaction adds is looked at as soon as it can be seen. */
    public void wakeAfterCommit() {
        transactions.findTransactionStatus().ifPresent(status -> status.registerSynchronization(new Wake()));
    }

    public boolean isStopping() {
        return stopping;
    }

    @Override
    public void run() {
        while (!stopping) {
            try {
                woken.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
                woken.drainPermits();
                drain.run();
            } catch (InterruptedException e) {
                stopping = true;
            } catch (ConnectionException | TransactionException e) {
                log.warn("{} waits for its database: {}", thread.getName(), e.getMessage());
            } catch (RuntimeException e) {
                if (!stopping) {
                    log.error("{} failed, and will try again", thread.getName(), e);
                }
            }
        }
    }

    /** Waits at most five seconds for what is being done. */
    public void stop() throws InterruptedException {
        stopping = true;
        thread.interrupt();
        thread.join(Duration.ofSeconds(5));
    }

    private final class Wake implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            woken.release();
        }
    }
}
