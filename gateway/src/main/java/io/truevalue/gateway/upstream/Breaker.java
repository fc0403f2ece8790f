package io.truevalue.gateway.upstream;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops asking a service when half of the last twenty requests got no answer; after a second three may try, and while they
 * fail it rests again. Any answer is an answer: a service's own 500 is a fault of one request, not an outage. Thread-safe.
 */
final class Breaker {
    static final int WINDOW = 20;

    private static final Logger log = LoggerFactory.getLogger(Breaker.class);
    private static final int PROBES = 3;
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration PROBING = Duration.ofSeconds(5);

    private final CircuitBreaker breaker;
    private final AtomicInteger toRecord = new AtomicInteger(WINDOW);

    Breaker(String service) {
        breaker = CircuitBreaker.of(
                service,
                CircuitBreakerConfig.custom()
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(WINDOW)
                        .minimumNumberOfCalls(WINDOW)
                        .failureRateThreshold(50)
                        .slowCallRateThreshold(100)
                        .slowCallDurationThreshold(Duration.ofDays(1))
                        .waitDurationInOpenState(REST)
                        .permittedNumberOfCallsInHalfOpenState(PROBES)
                        .maxWaitDurationInHalfOpenState(PROBING)
                        .build());
        breaker.getEventPublisher().onStateTransition(changed -> {
            toRecord.set(WINDOW);
            log.warn(
                    "{} breaker {} -> {}",
                    service,
                    changed.getStateTransition().getFromState(),
                    changed.getStateTransition().getToState());
        });
    }

    /** Whether a request may be made; each that may is to be told of by one of the three methods below. */
    boolean allows() {
        return breaker.tryAcquirePermission();
    }

    /** Costs one read while all is well: once the window holds successes alone, one more changes nothing. */
    void answered() {
        if (toRecord.get() > 0) {
            toRecord.decrementAndGet();
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        }
    }

    void failed() {
        toRecord.set(WINDOW);
        breaker.onError(0, TimeUnit.NANOSECONDS, new NoAnswer());
    }

    /** The request was given up before it could show anything. */
    void gaveUp() {
        breaker.releasePermission();
    }

    /** 0 closed, 1 half open, 2 open. */
    int state() {
        return switch (breaker.getState()) {
            case OPEN, FORCED_OPEN -> 2;
            case HALF_OPEN -> 1;
            case CLOSED, DISABLED, METRICS_ONLY -> 0;
        };
    }

    /** What the record of failures wants as their cause; nobody reads it, so it has no trace. */
    private static final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoAnswer() {
            super("no answer", null, false, false);
        }
    }
}
