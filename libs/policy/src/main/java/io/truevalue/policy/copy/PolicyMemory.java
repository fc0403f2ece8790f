package io.truevalue.policy.copy;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.exceptions.TransactionException;
import io.truevalue.policy.Policies;
import io.truevalue.policy.Policy;
import io.truevalue.policy.Terms;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.catalogue.ServiceCatalogue;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.tenancy.health.Readiness;
import io.truevalue.web.RequestIds;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every organisation's policies as texts, each compiled as it is first asked. Read anew from the copy four times a
 * second, so that a change is felt on every replica; while the copy cannot be read for long, nobody is let through.
 */
@Context
@Requires(beans = ServiceCatalogue.class)
final class PolicyMemory implements Readiness {
    private static final Logger log = LoggerFactory.getLogger(PolicyMemory.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration TOO_OLD = Duration.ofSeconds(10);
    private static final String BEGINNING = "-infinity";

    private final PolicyCopies copies;
    private final FillCopies fill;
    private final Transactions transactions;
    private final Terms terms;
    private final Map<UUID, Known> organizations = new ConcurrentHashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().daemon().name("policies").unstarted(this::follow);
    private volatile String seen = BEGINNING;
    private volatile long readAt;
    private volatile boolean loaded;

    PolicyMemory(PolicyCopies copies, FillCopies fill, Transactions transactions, ServiceCatalogue catalogue) {
        this.copies = copies;
        this.fill = fill;
        this.transactions = transactions;
        this.terms = Terms.of(catalogue.resources());
    }

    /** An organisation's policies, and what they came to when they were first asked. */
    private static final class Known {
        private final Map<UUID, Policy> policies;
        private volatile @Nullable Policies compiled;

        Known(Map<UUID, Policy> policies) {
            this.policies = Map.copyOf(policies);
        }

        Policies compiled(Terms terms) {
            Policies present = compiled;
            if (present == null) {
                present = Policies.of(policies.values(), terms);
                compiled = present;
            }
            return present;
        }
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping.countDown();
        thread.join(Duration.ofSeconds(5));
    }

    @Override
    public boolean isReady() {
        return loaded;
    }

    /** Null where the organisation has none. */
    @Nullable
    Policies of(UUID org) {
        if (!loaded || System.nanoTime() - readAt > TOO_OLD.toNanos()) {
            throw CommonProblem.UNAVAILABLE
                    .because("A part of the platform is not available. Try again shortly.", "policies are not known")
                    .retryAfter(Duration.ofSeconds(1));
        }
        Known known = organizations.get(org);
        return known == null ? null : known.compiled(terms);
    }

    private void follow() {
        Principal self = Principal.service("policies", null, RequestIds.acceptOrNew(null));
        try {
            do {
                Tenancy.runAs(self, this::readQuietly);
            } while (!stopping.await(POLL.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readQuietly() {
        try {
            read();
        } catch (Problem | DataAccessException | TransactionException e) {
            log.debug("policies are not read: {}", e.getMessage());
        } catch (RuntimeException e) {
            // A reader that ended here would let nobody through for ever.
            log.warn("policies are not read", e);
        }
    }

    private void read() {
        long begun = System.nanoTime();
        if (!loaded) {
            fill.fill();
        }
        String[] now = new String[1];
        List<CopiedPolicy> changed = transactions.reading(() -> {
            now[0] = copies.time();
            return copies.changedAcrossTenants(seen);
        });
        changed.forEach(this::take);
        seen = now[0];
        readAt = begun;
        loaded = true;
    }

    private void take(CopiedPolicy copy) {
        organizations.compute(copy.orgId(), (org, known) -> {
            Map<UUID, Policy> present = known == null ? Map.of() : known.policies;
            Policy held = present.get(copy.policy().id());
            if (copy.deleted()
                    ? held == null
                    : held != null && held.version() >= copy.policy().version()) {
                return known;
            }
            Map<UUID, Policy> next = new java.util.HashMap<>(present);
            if (copy.deleted()) {
                next.remove(copy.policy().id());
            } else {
                next.put(copy.policy().id(), copy.policy());
            }
            return next.isEmpty() ? null : new Known(next);
        });
    }
}
