package io.truevalue.web;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * Time is injected, so that a test can set it. It ticks in microseconds, as PostgreSQL keeps it: what is answered to a
 * write equals what is read afterwards.
 */
@Factory
final class ClockFactory {
    @Singleton
    @Requires(missingBeans = Clock.class)
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
