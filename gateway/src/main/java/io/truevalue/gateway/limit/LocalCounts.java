package io.truevalue.gateway.limit;

import io.truevalue.gateway.limit.Limiter.Kind;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts requests by user, address and account in this gateway's memory. Bounded: past its size, callers not seen before
 * share a few common slots, so that a flood of new addresses makes the limit stricter and never the memory larger.
 */
@Singleton
final class LocalCounts {
    private static final int MOST = 100_000;
    private static final int SHARED = 1_024;
    private static final long SWEEP_EVERY = 10_000;

    private final Map<Kind, ConcurrentHashMap<Object, SlidingMinute>> minutes = new EnumMap<>(Kind.class);
    private final AtomicLong lastSweep = new AtomicLong();
    private final Clock clock;

    LocalCounts(Clock clock) {
        this.clock = clock;
        for (Kind kind : Kind.values()) {
            minutes.put(kind, new ConcurrentHashMap<>());
        }
    }

    LimitState take(Kind kind, Object caller, int limit) {
        long now = clock.millis();
        ConcurrentHashMap<Object, SlidingMinute> callers = minutesOf(kind);
        SlidingMinute minute = callers.get(caller);
        if (minute == null) {
            Object key = hasRoom(callers, now) ? caller : (Object) (caller.hashCode() & (SHARED - 1));
            minute = callers.computeIfAbsent(key, unseen -> new SlidingMinute(now));
        }
        return minute.take(limit, now);
    }

    private boolean hasRoom(ConcurrentHashMap<Object, SlidingMinute> callers, long now) {
        if (callers.mappingCount() < MOST) {
            return true;
        }
        long last = lastSweep.get();
        if (now - last > SWEEP_EVERY && lastSweep.compareAndSet(last, now)) {
            callers.values().removeIf(minute -> minute.isIdleSince(now));
        }
        return callers.mappingCount() < MOST;
    }

    private ConcurrentHashMap<Object, SlidingMinute> minutesOf(Kind kind) {
        return Objects.requireNonNull(minutes.get(kind));
    }
}
