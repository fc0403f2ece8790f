package io.truevalue.tenancy.catalogue;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.calls.ServiceCalls;
import io.truevalue.tenancy.health.Readiness;
import io.truevalue.web.RequestIds;
import io.truevalue.web.problem.Problem;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells permission, as the service starts, what it lets be permitted; repeated until it was heard, and harmless when it
 * is said twice. Until then the service does not count as ready, so that a platform that is up can be signed in to; but
 * not for longer than half a minute, since permission remembers what the last start told it.
 */
@Singleton
@Requires(beans = ServiceCatalogue.class)
@Requires(property = "truevalue.service.name", notEquals = "permission")
@Requires(property = "truevalue.catalogue.register", notEquals = "false")
final class CatalogueRegistration implements ApplicationEventListener<ServerStartupEvent>, Readiness {
    private static final Logger log = LoggerFactory.getLogger(CatalogueRegistration.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration HELD_BACK = Duration.ofSeconds(30);

    private final ServiceCatalogue catalogue;
    private final ServiceCalls calls;
    private final String service;
    private final long startedAt = System.nanoTime();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean registered;

    CatalogueRegistration(
            ServiceCatalogue catalogue, ServiceCalls calls, @Value("${truevalue.service.name}") String service) {
        this.catalogue = catalogue;
        this.calls = calls;
        this.service = service;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        Thread.ofVirtual().name("catalogue").start(this::register);
    }

    @Override
    public boolean isReady() {
        return registered || System.nanoTime() - startedAt > HELD_BACK.toNanos();
    }

    private void register() {
        Principal self = Principal.service(service + "-service", null, RequestIds.acceptOrNew(null));
        Duration pause = FIRST_PAUSE;
        try {
            while (!tell(self)) {
                if (stopping.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
            registered = true;
            log.info("version {} of the catalogue is registered", catalogue.version());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tell(Principal self) {
        try {
            Tenancy.runAs(self, () -> calls.post("permission", "/internal/catalogue", catalogue));
            return true;
        } catch (Problem e) {
            log.info("the catalogue is not registered yet: {}", e.internal());
            return false;
        }
    }

    @PreDestroy
    void stop() {
        stopping.countDown();
    }
}
