package io.truevalue.cli.attack;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One attack and the answer that it must get.
 *
 * @param id of the threat list, and a number within it: {@code H1.3}
 * @param sent in a few words
 * @param expected the words that the answer begins with; where several do, they are joined by {@code " or "}
 * @param reaching how many requests may reach the service behind
 * @param probe null for a case that a running platform cannot be asked; {@code expected} then says where it is shown
 */
record Case(
        String id,
        String sent,
        String expected,
        Reaching reaching,
        @Nullable Probe probe) {
    /** From so many requests to so many. */
    record Reaching(int least, int most) {
        static final Reaching NONE = new Reaching(0, 0);

        static Reaching exactly(int requests) {
            return new Reaching(requests, requests);
        }

        static Reaching atMost(int requests) {
            return new Reaching(0, requests);
        }

        boolean holds(long reached) {
            return reached >= least && reached <= most;
        }

        @Override
        public String toString() {
            return least == most ? Integer.toString(most) : least + " to " + most;
        }
    }

    /** Whether the answer's words are the expected ones, or begin with them at a word's end. */
    boolean expects(String answered) {
        return Arrays.stream(expected.split(" or ", -1))
                .anyMatch(words -> answered.equals(words)
                        || (answered.startsWith(words) && " ,(".indexOf(answered.charAt(words.length())) >= 0));
    }

    /** {@code H} of {@code H1.3}. */
    String letter() {
        return id.substring(0, 1);
    }
}
