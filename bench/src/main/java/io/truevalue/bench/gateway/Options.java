package io.truevalue.bench.gateway;

import io.truevalue.bench.CannotMeasure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

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

    private static final Set<String> FLAGS = Set.of("--post", "--flame");

    static Options read(List<String> arguments) {
        int seconds = 10;
        int warmUp = 15;
        int connections = 64;
        List<String> only = Contestant.names();
        List<String> jvm = List.of();
        String method = "GET";
        boolean flame = false;
        Deque<String> words = new ArrayDeque<>(arguments);
        while (!words.isEmpty()) {
            String word = words.pop();
            if (!FLAGS.contains(word) && words.isEmpty()) {
                throw new CannotMeasure("bench gateway: " + word + " takes a value, or there is no such option.");
            }
            switch (word) {
                case "--seconds" -> seconds = number(word, words.pop());
                case "--warm-up" -> warmUp = number(word, words.pop());
                case "--connections" -> connections = number(word, words.pop());
                case "--only" -> only = names(words.pop());
                case "--jvm" -> jvm = List.of(words.pop().strip().split("\\s+"));
                case "--post" -> method = "POST";
                case "--flame" -> flame = true;
                default -> throw new CannotMeasure("bench gateway: there is no option " + word + ".");
            }
        }
        return new Options(seconds, warmUp, connections, only, method, flame, jvm);
    }

    private static int number(String option, String value) {
        try {
            int number = Integer.parseInt(value);
            if (number > 0 && number <= 10_000) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // Refused below.
        }
        throw new CannotMeasure("bench gateway: " + option + " takes a number from 1 to 10000, not " + value + ".");
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
