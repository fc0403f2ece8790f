package io.truevalue.crm.imports;

import io.truevalue.testing.Answer;
import io.truevalue.testing.SignedCalls;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Watches an import until it is as wished. */
final class Watch {
    static final String IMPORTS = "/crm/api/imports";

    private static final int UNAVAILABLE = 503;

    private Watch() {}

    static Answer untilOver(SignedCalls calls, Answer started) {
        return until(calls, started.at("/id"), now -> now.at("/status").matches("completed|failed|canceled"));
    }

    static Answer until(SignedCalls calls, String id, Predicate<Answer> wish) {
        for (int polls = 0; polls < 1_500; polls++) {
            Answer now = calls.get(IMPORTS + "/" + id);
            if (now.status() != UNAVAILABLE && wish.test(now.expect(200))) {
                return now;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        throw new AssertionError("still " + calls.get(IMPORTS + "/" + id).body());
    }
}
