package io.truevalue.bench.gateway;

import io.truevalue.bench.Arguments;
import io.truevalue.bench.CannotMeasure;
import java.util.List;

/**
 * What was asked for.
 *
 * @param seconds of each measured run
 * @param warmUp seconds under load before the first of them
 * @param connections kept alive, each with one request at a time
 * @param only the contestants
 * @param method GET, or POST with a body of 1 KB
 * @param flame whether a profiled run of our gateway follows the measured ones
 * @param jvm flags of our gateway's JVM in place of {@link Contestant#JVM}; empty for those
 */
record Options(
        int seconds, int warmUp, int connections, List<String> only, String method, boolean flame, List<String> jvm) {
    static final int RUNS = 3;

    static Options read(List<String> arguments) {
        Arguments given = new Arguments("bench gateway", arguments);
        String jvm = given.text("--jvm", "").strip();
        Options options = new Options(
                given.number("--seconds", 10),
                given.number("--warm-up", 15),
                given.number("--connections", 64),
                names(given.text("--only", String.join(",", Contestant.names()))),
                given.flag("--post") ? "POST" : "GET",
                given.flag("--flame"),
                jvm.isEmpty() ? List.of() : List.of(jvm.split("\\s+")));
        given.end();
        return options;
    }

    private static List<String> names(String list) {
        List<String> names = List.of(list.split(","));
        for (String name : names) {
            if (!Contestant.names().contains(name)) {
                throw new CannotMeasure("bench gateway: there is no contestant " + name + ", only "
                        + String.join(", ", Contestant.names()) + ".");
            }
        }
        return names;
    }

    boolean isComplete() {
        return only.containsAll(Contestant.names());
    }
}
