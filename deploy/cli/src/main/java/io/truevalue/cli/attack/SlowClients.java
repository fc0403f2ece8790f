package io.truevalue.cli.attack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * R5: hundreds of connections that send a head, or a body, a byte at a time, or never read what they asked for, while
 * somebody else asks as usual. Bounded in time, and all gone at the end.
 */
final class SlowClients {
    private static final long DURATION = TimeUnit.SECONDS.toNanos(15);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long DRIP = TimeUnit.SECONDS.toNanos(1);
    private static final int OF_ONE_USER = 90;

    private final Stage stage;
    private final int count;

    SlowClients(Stage stage, int count) {
        this.stage = stage;
        this.count = count;
    }

    String play() throws IOException {
        List<RawHttp> slow = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                slow.add(open(i % 3));
            }
            return serve(slow);
        } finally {
            for (RawHttp each : slow) {
                each.abort();
            }
        }
    }

    private RawHttp open(int kind) throws IOException {
        RawHttp http = stage.open();
        return switch (kind) {
            case 0 -> http.send("GET " + Stage.CONTACTS + " HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
            case 1 -> http.send(Stage.head("POST", "/crm/api/contacts", stage.bearer(), "Content-Length: 1000") + "{");
            default ->
                http.send(Stage.head("GET", "/crm/api/contacts?limit=200", stage.bearer())
                        .repeat(4));
        };
    }

    /** Asks as usual, and lets the others drip on. */
    private String serve(List<RawHttp> slow) throws IOException {
        long end = System.nanoTime() + DURATION;
        long drip = System.nanoTime() + DRIP;
        List<Long> times = new ArrayList<>();
        String bearer = stage.bearer();
        while (System.nanoTime() < end) {
            if (times.size() % OF_ONE_USER == OF_ONE_USER - 1) {
                bearer = stage.bearer();
            }
            long began = System.nanoTime();
            Reply reply = stage.get(Stage.CONTACTS, bearer);
            times.add(System.nanoTime() - began);
            if (reply.status() != 200) {
                return "a client beside them got " + reply;
            }
            if (System.nanoTime() > drip) {
                for (int i = 0; i < slow.size(); i++) {
                    if (i % 3 != 2) {
                        slow.get(i).send("x");
                    }
                }
                drip += DRIP;
            }
            LockSupport.parkNanos(PAUSE);
        }
        long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        long p99 = sorted[(int) (sorted.length * 0.99)];
        return "a client beside them was served (" + times.size() + " times, p99 "
                + TimeUnit.NANOSECONDS.toMillis(p99) + " ms, most "
                + TimeUnit.NANOSECONDS.toMillis(Arrays.stream(sorted).max().orElse(0)) + " ms)";
    }
}
