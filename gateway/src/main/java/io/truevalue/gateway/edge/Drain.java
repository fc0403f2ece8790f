package io.truevalue.gateway.edge;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gate's way out, before anything of it is closed: not ready any more, and every answer the last of its connection;
 * then, once balancers had time to notice, no new connection, none idle, and every running request answered to its end.
 */
@Singleton
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class Drain implements ApplicationEventListener<ShutdownEvent> {
    private static final Logger log = LoggerFactory.getLogger(Drain.class);

    private final Watches watches;
    private final EdgeSettings settings;

    Drain(Watches watches, EdgeSettings settings) {
        this.watches = watches;
        this.settings = settings;
    }

    /** Whether the gate is about to stop, and should get no new work. */
    public boolean isDraining() {
        return watches.isDraining();
    }

    @Override
    public void onApplicationEvent(ShutdownEvent stopping) {
        watches.giveNotice();
        await(new CompletableFuture<>(), settings.drainNotice());
        if (!await(watches.drain(), settings.drainTimeout())) {
            log.warn("requests still run after {}; they are cut off", settings.drainTimeout());
        }
    }

    private static boolean await(CompletableFuture<Void> done, Duration most) {
        try {
            done.get(most.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillOpen) {
            return false;
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
