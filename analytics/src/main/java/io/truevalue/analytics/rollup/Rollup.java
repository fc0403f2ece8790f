package io.truevalue.analytics.rollup;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.analytics.metric.Metric;
import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.web.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What some events of one organisation add to its figures; sorted, so that two consumers do not wait for each other. */
final class Rollup {
    private static final long QUARTER = Duration.ofMinutes(15).toSeconds();
    private static final long MOST_REFUSALS = 1_000_000;

    /** Where a count is kept. */
    record Cell(String metric, Instant quarter, String actor) implements Comparable<Cell> {
        private static final Comparator<Cell> ORDER =
                Comparator.comparing(Cell::metric).thenComparing(Cell::quarter).thenComparing(Cell::actor);

        @Override
        public int compareTo(Cell other) {
            return ORDER.compare(this, other);
        }
    }

    /** A user who did something in a quarter. */
    record Activity(Instant quarter, UUID user) implements Comparable<Activity> {
        private static final Comparator<Activity> ORDER =
                Comparator.comparing(Activity::quarter).thenComparing(Activity::user);

        @Override
        public int compareTo(Activity other) {
            return ORDER.compare(this, other);
        }
    }

    /** A user who joined or left. */
    record Change(UUID user, Instant at, boolean joined) implements Comparable<Change> {
        private static final Comparator<Change> ORDER =
                Comparator.comparing(Change::user).thenComparing(Change::at).thenComparing(Change::joined);

        @Override
        public int compareTo(Change other) {
            return ORDER.compare(this, other);
        }
    }

    private final SortedMap<Cell, Long> counts = new TreeMap<>();
    private final SortedSet<Activity> activities = new TreeSet<>();
    private final SortedSet<Change> changes = new TreeSet<>();

    /** The start of the quarter of an hour that the time lies in. */
    static Instant quarter(Instant time) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), QUARTER) * QUARTER);
    }

    void count(Metric metric, ReceivedEvent event) {
        String actor = Optional.ofNullable(event.extension("actorid")).orElse("");
        long times = metric == Metric.REFUSALS ? times(event) : 1;
        counts.merge(new Cell(metric.wireName(), quarter(event.time()), actor), times, Long::sum);
    }

    /** An event of a refusal stands for all of a minute. */
    private static long times(ReceivedEvent event) {
        JsonNode count = event.data().path("count");
        return count.canConvertToLong() ? Math.clamp(count.longValue(), 1, MOST_REFUSALS) : 1;
    }

    void markActive(ReceivedEvent event) {
        actor(event).ifPresent(user -> activities.add(new Activity(quarter(event.time()), user)));
    }

    void markMembership(ReceivedEvent event) {
        Optional<UUID> user = switch (event.type()) {
            case "organization.created" -> actor(event);
            case "member.joined", "member.removed" -> member(event);
            default -> Optional.empty();
        };
        user.ifPresent(member ->
                changes.add(new Change(member, event.time(), !event.type().equals("member.removed"))));
    }

    private static Optional<UUID> actor(ReceivedEvent event) {
        return "user".equals(event.extension("actortype")) ? id(event.extension("actorid")) : Optional.empty();
    }

    private static Optional<UUID> member(ReceivedEvent event) {
        return id(event.data().path("user_id").asText()).or(() -> id(event.subject()));
    }

    private static Optional<UUID> id(@Nullable String text) {
        return text == null ? Optional.empty() : Ids.parse(text);
    }

    Map<Cell, Long> counts() {
        return counts;
    }

    SortedSet<Activity> activities() {
        return activities;
    }

    SortedSet<Change> changes() {
        return changes;
    }
}
