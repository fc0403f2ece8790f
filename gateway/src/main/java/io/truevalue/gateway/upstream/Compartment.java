package io.truevalue.gateway.upstream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one service may take of the whole gate, a bulkhead: so many requests at once, so many open event streams, and none
 * while its breaker rests. A stuck service fills its own compartment and no other. Thread-safe.
 */
final class Compartment {
    private final Breaker breaker;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger streams = new AtomicInteger();
    private final Counter full;
    private final Counter broken;
    private final int mostRunning;
    private final int mostStreams;

    Compartment(String service, UpstreamSettings settings, MeterRegistry meters) {
        breaker = new Breaker(service);
        mostRunning = settings.concurrent();
        mostStreams = settings.streams();
        full = refused(service, "full", meters);
        broken = refused(service, "broken", meters);
        Gauge.builder("truevalue.gateway.upstream.breaker", breaker, Breaker::state)
                .description("0 closed, 1 half open, 2 open")
                .tag("service", service)
                .strongReference(true)
                .register(meters);
        Gauge.builder("truevalue.gateway.upstream.running", running, AtomicInteger::get)
                .tag("service", service)
                .strongReference(true)
                .register(meters);
        Gauge.builder("truevalue.gateway.upstream.streams", streams, AtomicInteger::get)
                .tag("service", service)
                .strongReference(true)
                .register(meters);
    }

    private static Counter refused(String service, String reason, MeterRegistry meters) {
        return Counter.builder("truevalue.gateway.upstream.refused")
                .tag("service", service)
                .tag("reason", reason)
                .register(meters);
    }

    /** Takes one request in, or refuses it. Who was taken in leaves exactly once. */
    boolean enters() {
        if (running.incrementAndGet() > mostRunning) {
            running.decrementAndGet();
            full.increment();
            return false;
        }
        if (!breaker.allows()) {
            running.decrementAndGet();
            broken.increment();
            return false;
        }
        return true;
    }

    Breaker breaker() {
        return breaker;
    }

    void leaves() {
        running.decrementAndGet();
    }

    /** A request became an event stream, which lasts for hours: counted apart, so that streams do not fill the rest. */
    boolean becomesStream() {
        if (streams.incrementAndGet() > mostStreams) {
            streams.decrementAndGet();
            full.increment();
            return false;
        }
        running.decrementAndGet();
        return true;
    }

    void streamLeaves() {
        streams.decrementAndGet();
    }
}
