package io.truevalue.gateway.upstream;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Stops asking a service that failed several times in a row; after a second one request may try again. Thread-safe. */
final class Breaker {
    private static final int FAILURES = 10;
    private static final long REST = Duration.ofSeconds(1).toNanos();

    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong restsUntil = new AtomicLong();

    boolean allows(long nowNanos) {
        if (failures.get() < FAILURES) {
            return true;
        }
        long until = restsUntil.get();
        return nowNanos - until >= 0 && restsUntil.compareAndSet(until, nowNanos + REST);
    }

    void succeeded() {
        if (failures.get() != 0) {
            failures.set(0);
        }
    }

    void failed(long nowNanos) {
        if (failures.incrementAndGet() >= FAILURES) {
            restsUntil.set(nowNanos + REST);
        }
    }
}
