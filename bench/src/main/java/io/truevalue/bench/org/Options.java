package io.truevalue.bench.org;

import io.truevalue.bench.Arguments;
import java.util.List;

/**
 * What was asked for.
 *
 * @param members of the organisation
 * @param perSecond pages asked for each second, whether or not those before were answered
 * @param seconds of the measured run
 */
record Options(int members, int perSecond, int seconds) {
    private static final Options ASKED = new Options(10_000, 50, 30);

    /** Whether the figures are those that the table of results is about. */
    boolean areWhatIsAsked() {
        return equals(ASKED);
    }

    static Options read(List<String> arguments) {
        Arguments given = new Arguments("bench org", arguments);
        Options options = new Options(
                given.number("--members", ASKED.members),
                given.number("--rate", ASKED.perSecond),
                given.number("--seconds", ASKED.seconds));
        given.end();
        return options;
    }
}
