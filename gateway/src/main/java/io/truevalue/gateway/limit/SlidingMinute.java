package io.truevalue.gateway.limit;

/**
 * How many requests one caller made in the last minute, from two slots: the present one, which began with the caller's
 * first request, and the one before it, weighted by how much of it still lies within the minute.
 */
final class SlidingMinute {
    private static final long SLOT = 60_000;

    private long slotStart;
    private int before;
    private int present;

    SlidingMinute(long nowMillis) {
        this.slotStart = nowMillis;
    }

    /** Counts the request unless it is past the limit: a refused one neither counts nor extends the wait. */
    synchronized LimitState take(int limit, long nowMillis) {
        roll(nowMillis);
        long elapsed = nowMillis - slotStart;
        long weighted = before * (SLOT - elapsed) + present * SLOT;
        if (weighted + SLOT > limit * SLOT) {
            return new LimitState(limit, 0, seconds(wait(limit, elapsed)), false);
        }
        present++;
        int remaining = (int) ((limit * SLOT - weighted - SLOT) / SLOT);
        return new LimitState(limit, remaining, seconds(SLOT - elapsed), true);
    }

    synchronized boolean isIdleSince(long millis) {
        return slotStart + 2 * SLOT < millis;
    }

    private void roll(long nowMillis) {
        long slots = Math.max(0, nowMillis - slotStart) / SLOT;
        if (slots == 1) {
            before = present;
            present = 0;
            slotStart += SLOT;
        } else if (slots > 1) {
            before = 0;
            present = 0;
            slotStart = nowMillis;
        } else if (nowMillis < slotStart) {
            slotStart = nowMillis;
        }
    }

    /** Milliseconds until one more would fit. */
    private long wait(int limit, long elapsed) {
        if (present < limit) {
            // before * (SLOT - t) / SLOT + present + 1 = limit
            return SLOT - (limit - present - 1L) * SLOT / before - elapsed;
        }
        return SLOT - elapsed + SLOT - (limit - 1L) * SLOT / present;
    }

    private static int seconds(long millis) {
        return (int) Math.max(1, (millis + 999) / 1_000);
    }
}
