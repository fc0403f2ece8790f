package io.truevalue.org.invite;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What a new member is still to get. It is tried again with growing pauses until permission has answered. */
record Welcome(UUID userId, UUID inviterId, List<String> roles, List<String> teams, int attempts) {
    /** Of the one who holds it; whoever dies meanwhile loses nothing. */
    static final Duration LEASE = Duration.ofSeconds(15);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    Welcome {
        roles = List.copyOf(roles);
        teams = List.copyOf(teams);
    }

    /** After this try has failed. */
    Duration pause() {
        Duration pause = Duration.ofSeconds(1L << Math.min(Math.max(attempts - 1, 0), 16));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
