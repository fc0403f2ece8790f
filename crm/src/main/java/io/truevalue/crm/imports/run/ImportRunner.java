package io.truevalue.crm.imports.run;

import io.micronaut.context.annotation.Context;
import io.truevalue.crm.imports.job.ImportLeases;
import io.truevalue.crm.imports.job.ImportLeases.Located;
import io.truevalue.crm.imports.job.ImportSettings;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs imports in the background, and takes up those that nobody runs, such as after a process was killed. */
@Context
public class ImportRunner {
    private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);
    private static final int MOST_ORPHANS = 20;

    private final UUID runner = Ids.next();
    private final RunImport runImport;
    private final ImportLeases leases;
    private final Transactions transactions;
    private final ImportSettings settings;
    private final Semaphore places;
    private final Set<Located> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread lookout = Thread.ofVirtual().name("imports-lookout").unstarted(this::lookForOrphans);
    private volatile boolean stopping;

    ImportRunner(RunImport runImport, ImportLeases leases, Transactions transactions, ImportSettings settings) {
        this.runImport = runImport;
        this.leases = leases;
        this.transactions = transactions;
        this.settings = settings;
        this.places = new Semaphore(settings.parallel());
    }

    /** Runs it as soon as there is a place; harmless where it runs already. */
    public void take(Located located) {
        if (!stopping && running.add(located)) {
            threads.execute(() -> {
                try {
                    run(located);
                } finally {
                    running.remove(located);
                }
            });
        }
    }

    private void run(Located located) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            runImport.run(located, runner, () -> stopping);
        } catch (RuntimeException e) {
            // The edge of a thread: its lease runs out, and the import is taken up again where it stood.
            log.error("import {} is interrupted", located.id(), e);
        } finally {
            places.release();
        }
    }

    @PostConstruct
    void start() {
        lookout.start();
    }

    private void lookForOrphans() {
        while (!stopping) {
            try {
                transactions
                        .in(() -> {
                            leases.cancelAbandonedAcrossTenants(settings.abandonedAfter());
                            return leases.findOrphansAcrossTenants(MOST_ORPHANS);
                        })
                        .forEach(this::take);
            } catch (RuntimeException e) {
                // The edge of a thread, which must outlive a database that is away.
                log.warn("imports that nobody runs cannot be looked for: {}", e.getMessage());
            }
            LockSupport.parkNanos(settings.poll().toNanos());
        }
    }

    /** What runs stops after its batch and is given back, so that another process can go on at once. */
    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        LockSupport.unpark(lookout);
        threads.shutdown();
        if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }
}
