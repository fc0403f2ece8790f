package io.truevalue.analytics.stream;

import static io.truevalue.analytics.stream.StreamProblem.TOO_MANY_STREAMS;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** How many connections are open, and whose. One whose end was never told is forgotten when its life is over. */
@Singleton
class OpenStreams {
    private static final Duration COME_AGAIN = Duration.ofSeconds(5);

    private record Place(String of, Instant until) {}

    private final Map<UUID, Place> places = new HashMap<>();
    private final StreamSettings settings;
    private final Clock clock;

    OpenStreams(StreamSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** A place for one more; refuses where there is none. */
    synchronized UUID take(String who) {
        Instant now = clock.instant();
        places.values().removeIf(place -> place.until().isBefore(now));
        long theirs =
                places.values().stream().filter(place -> place.of().equals(who)).count();
        if (theirs >= settings.ofOne()) {
            throw TOO_MANY_STREAMS
                    .because("At most " + settings.ofOne() + " at once. Close one first.")
                    .retryAfter(COME_AGAIN);
        }
        if (places.size() >= settings.inAll()) {
            throw TOO_MANY_STREAMS
                    .because("Too many follow figures at the moment.")
                    .retryAfter(COME_AGAIN);
        }
        UUID place = UUID.randomUUID();
        places.put(place, new Place(who, now.plus(settings.life()).plus(settings.heartbeat())));
        return place;
    }

    synchronized void giveBack(UUID place) {
        places.remove(place);
    }

    synchronized int count() {
        return places.size();
    }
}
