package io.truevalue.bench.rls;

import io.truevalue.bench.Arguments;
import java.util.List;

/**
 * What was asked for.
 *
 * @param seconds of each measured run
 * @param connections to the service, and clients of pgbench
 * @param flame whether a profiled run of the service follows
 */
record Options(int seconds, int connections, boolean flame) {
    /** As many as the service's pool of database connections. */
    private static final int CONNECTIONS = 5;

    static Options read(List<String> arguments) {
        Arguments given = new Arguments("bench rls", arguments);
        Options options = new Options(
                given.number("--seconds", 10), given.number("--connections", CONNECTIONS), given.flag("--flame"));
        given.end();
        return options;
    }
}
