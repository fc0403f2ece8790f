package io.truevalue.signing;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Remembers which requests were seen within the window. Bounded: full, it refuses; it never forgets early, whatever the
 * clock does; and of any number of threads that bring the same request, one is told it is fresh. Thread-safe.
 */
public final class ReplayMemory {
    /** What the memory knows of a request. */
    public enum Answer {
        FRESH,
        SEEN,
        /** Stamped before the window, or up to the second of the start. */
        EXPIRED,
        FULL
    }

    private static final int STRIPES = 32;

    private final int capacity;
    private final long windowSeconds;
    private final long startSecond;
    private final AtomicInteger size = new AtomicInteger();
    private final Stripe[] stripes = new Stripe[STRIPES];

    /**
     * @param capacity how many requests it holds at most, about 100 bytes each
     * @param window how far from now a stamp may lie, either side, in whole seconds
     * @param startedAt what was stamped up to this second is expired, since its first sight may be forgotten
     */
    public ReplayMemory(int capacity, Duration window, Instant startedAt) {
        this.capacity = capacity;
        this.windowSeconds = window.toSeconds();
        this.startSecond = startedAt.getEpochSecond();
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe();
        }
    }

    public Duration window() {
        return Duration.ofSeconds(windowSeconds);
    }

    /** Whether a request stamped now would be taken: from the second after the start on. */
    public boolean isReadyAt(Instant now) {
        return now.getEpochSecond() > startSecond;
    }

    /** How many requests it holds. */
    public int size() {
        return size.get();
    }

    /** Whether a stamp is too old or too new for {@code nowSecond}, or not after the start. */
    boolean isExpired(long stampSecond, long nowSecond) {
        return stampSecond <= startSecond || Math.abs(nowSecond - stampSecond) > windowSeconds;
    }

    /** Asks and remembers in one step. */
    public Answer remember(ReplayKey key, long stampSecond, long nowSecond) {
        if (isExpired(stampSecond, nowSecond)) {
            return Answer.EXPIRED;
        }
        Stripe stripe = stripes[(int) key.first() & (STRIPES - 1)];
        Answer answer = stripe.remember(key, stampSecond, nowSecond);
        if (answer != Answer.FULL) {
            return answer;
        }
        for (Stripe idle : stripes) {
            idle.forgetBefore(nowSecond - windowSeconds);
        }
        return stripe.remember(key, stampSecond, nowSecond);
    }

    /** The same key always comes with the same stamp, so whole seconds are dropped once their window is past. */
    private final class Stripe {
        private final Map<Long, Set<ReplayKey>> seconds = new HashMap<>();
        private long oldestKept = Long.MIN_VALUE;

        synchronized Answer remember(ReplayKey key, long stampSecond, long nowSecond) {
            forgetBefore(nowSecond - windowSeconds);
            if (stampSecond < oldestKept) {
                return Answer.EXPIRED;
            }
            Set<ReplayKey> seen = seconds.get(stampSecond);
            if (seen != null && seen.contains(key)) {
                return Answer.SEEN;
            }
            if (!takePlace()) {
                return Answer.FULL;
            }
            seconds.computeIfAbsent(stampSecond, second -> new HashSet<>()).add(key);
            return Answer.FRESH;
        }

        private boolean takePlace() {
            if (size.incrementAndGet() > capacity) {
                size.decrementAndGet();
                return false;
            }
            return true;
        }

        synchronized void forgetBefore(long second) {
            if (second <= oldestKept) {
                return;
            }
            oldestKept = second;
            seconds.entrySet().removeIf(entry -> {
                boolean past = entry.getKey() < second;
                if (past) {
                    size.addAndGet(-entry.getValue().size());
                }
                return past;
            });
        }
    }
}
