package io.truevalue.bench.audit;

import io.truevalue.bench.Arguments;
import java.util.List;

/**
 * What was asked for.
 *
 * @param thousands of events: each round's, recorded over all organisations
 * @param rounds of recording
 * @param large thousands of events that the one large organisation has at the end
 * @param organizations that the rounds' events are of
 * @param seconds for which a thousand events a second are committed in a service
 * @param flame whether a profiled round of recording follows
 */
record Options(int thousands, int rounds, int large, int organizations, int seconds, boolean flame) {
    private static final int WHOLE = 1_000;

    static Options read(List<String> arguments) {
        Arguments given = new Arguments("bench audit", arguments);
        Options options = new Options(
                given.number("--thousands", 150),
                given.number("--rounds", 3),
                given.number("--large", WHOLE),
                given.number("--organizations", 1_000),
                given.number("--seconds", 30),
                given.flag("--flame"));
        given.end();
        return options;
    }

    int eventsARound() {
        return thousands * 1_000;
    }

    int largeEvents() {
        return large * 1_000;
    }

    /** A bundle of a million events is verified even where fewer were exported; 0 where as many were. */
    int longBundle() {
        return large >= WHOLE ? 0 : WHOLE * 1_000;
    }

    /** Only such a run is kept among the results. */
    boolean isWhole() {
        return thousands >= 100 && rounds >= 3 && large >= WHOLE && organizations >= 1_000;
    }
}
