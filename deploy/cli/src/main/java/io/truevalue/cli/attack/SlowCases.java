package io.truevalue.cli.attack;

import io.truevalue.cli.attack.Case.Reaching;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** R, what takes its time: slow clients, a limit's edge, and many passwords at once. */
final class SlowCases {
    private static final long MINUTE = TimeUnit.SECONDS.toNanos(60);
    private static final int SLOW_CLIENTS = 400;
    private static final int PRIMED = 60;

    private final Stage stage;
    private final Cases cases;

    SlowCases(Stage stage, Cases cases) {
        this.stage = stage;
        this.cases = cases;
    }

    void add() {
        String bearer = stage.bearer();
        Burst[] first = new Burst[1];
        cases.add(
                "R2",
                PRIMED + " requests of a user, a minute before their limit's edge",
                "all granted",
                Reaching.exactly(PRIMED),
                () -> {
                    first[0] = Burst.of(stage, bearer, PRIMED);
                    return first[0].granted() == PRIMED ? "all granted" : first[0].granted() + " granted";
                });
        cases.add(
                "R5",
                SLOW_CLIENTS + " clients with slow heads, bodies and reading, for 15 s",
                "a client beside them was served",
                Reaching.atMost(SLOW_CLIENTS * 4),
                () -> new SlowClients(stage, SLOW_CLIENTS).play());
        cases.add(
                "R12",
                "200 logins at once",
                "each refused or put off",
                Reaching.NONE,
                () -> new ManyLogins(stage, 200).play());
        cases.add(
                "R2",
                "200 requests of that user at the edge, half before and half after",
                "at most 104 granted in any minute",
                Reaching.atMost(200),
                () -> atTheEdge(bearer, first[0]));
        cases.elsewhere("R13", "an export of a million rows", "LongExportIT of audit-log, ForwardingIT of the gateway");
        cases.elsewhere("R14", "one tenant hammers, another's p95", "a measure: bench");
    }

    private String atTheEdge(String bearer, Burst before) throws IOException {
        long edge = before.calls().stream().mapToLong(Burst.Call::sent).min().orElseThrow() + MINUTE;
        until(edge - TimeUnit.MILLISECONDS.toNanos(1_500));
        Burst whole = before.and(Burst.of(stage, bearer, 100));
        until(edge + TimeUnit.MILLISECONDS.toNanos(50));
        whole = whole.and(Burst.of(stage, bearer, 100));
        long most = whole.mostGrantedWithin(MINUTE);
        String counted = " (" + most + ")";
        return most <= LimitCases.OF_A_USER + LimitCases.ACROSS_AN_EDGE
                ? "at most 104 granted in any minute" + counted
                : "more than 104 granted in a minute" + counted;
    }

    private static void until(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
