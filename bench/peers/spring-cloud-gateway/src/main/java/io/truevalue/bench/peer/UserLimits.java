package io.truevalue.bench.peer;

import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** 100 requests a user in a sliding minute of two weighted slots. */
@Component
final class UserLimits {
    private static final int LIMIT = 100;
    private static final long SLOT = 60_000;

    private static final class Minute {
        private long start = System.currentTimeMillis();
        private int before;
        private int present;

        synchronized boolean take() {
            long now = System.currentTimeMillis();
            if (now - start >= 2 * SLOT) {
                start = now;
                before = 0;
                present = 0;
            } else if (now - start >= SLOT) {
                start += SLOT;
                before = present;
                present = 0;
            }
            if (before * (SLOT - (now - start)) + (present + 1) * SLOT > LIMIT * SLOT) {
                return false;
            }
            present++;
            return true;
        }
    }

    private final ConcurrentHashMap<String, Minute> minutes = new ConcurrentHashMap<>();

    boolean take(String user) {
        return minutes.computeIfAbsent(user, unseen -> new Minute()).take();
    }
}
