package io.truevalue.analytics.rollup;

import io.truevalue.events.codec.ReceivedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What some events say, of all their organisations at once. Whoever adds the same events in another order, or split
 * another way, keeps the same figures: counts are sums, activity is a set, states and milestones are ordered by what the
 * events themselves tell. Rows come sorted, so that two writers do not wait for each other.
 */
final class Facts {
    /** @param used whether a person or an integration did it, and it succeeded */
    record Count(UUID org, String measure, boolean used, int quarter) implements Comparable<Count> {
        private static final Comparator<Count> ORDER = Comparator.comparing(Count::org)
                .thenComparing(Count::measure)
                .thenComparing(Count::used)
                .thenComparingInt(Count::quarter);

        @Override
        public int compareTo(Count other) {
            return ORDER.compare(this, other);
        }
    }

    /** The same, by who did it. */
    record ActorCount(Count count, String actor) implements Comparable<ActorCount> {
        private static final Comparator<ActorCount> ORDER =
                Comparator.comparing(ActorCount::count).thenComparing(ActorCount::actor);

        @Override
        public int compareTo(ActorCount other) {
            return ORDER.compare(this, other);
        }
    }

    /** A user's half day. */
    record Activity(UUID org, int halfDay, UUID user) implements Comparable<Activity> {
        private static final Comparator<Activity> ORDER = Comparator.comparing(Activity::org)
                .thenComparingInt(Activity::halfDay)
                .thenComparing(Activity::user);

        @Override
        public int compareTo(Activity other) {
            return ORDER.compare(this, other);
        }
    }

    /** Where and when a state was told. */
    record Told(UUID org, Instant at, String event) {
        static Told of(ReceivedEvent event, UUID org) {
            return new Told(org, event.time(), event.source() + " " + event.id());
        }
    }

    record MemberState(Told told, UUID user, String state) {}

    record DealState(
            Told told,
            UUID deal,
            long version,
            String state,
            @Nullable String pipeline,
            @Nullable String stage,
            @Nullable Long amount,
            @Nullable String currency) {}

    record SubscriptionState(Told told, long version, String plan, int seats, long amount, String currency) {}

    record Setting(Told told, long version, String timeZone) implements Comparable<Setting> {
        private static final Comparator<Setting> ORDER = Comparator.comparingLong(Setting::version)
                .thenComparing(setting -> setting.told().at())
                .thenComparing(setting -> setting.told().event());

        @Override
        public int compareTo(Setting other) {
            return ORDER.compare(this, other);
        }
    }

    /** What can happen for the first time once. */
    record Step(UUID org, String name, String subject) implements Comparable<Step> {
        private static final Comparator<Step> ORDER =
                Comparator.comparing(Step::org).thenComparing(Step::name).thenComparing(Step::subject);

        @Override
        public int compareTo(Step other) {
            return ORDER.compare(this, other);
        }
    }

    /** When it first did, and whom it leads to. */
    record Reached(Instant at, @Nullable UUID person) {
        static Reached earlier(Reached one, Reached other) {
            return one.at().isAfter(other.at()) ? other : one;
        }
    }

    record SignUp(UUID user, String step) implements Comparable<SignUp> {
        private static final Comparator<SignUp> ORDER =
                Comparator.comparing(SignUp::step).thenComparing(SignUp::user);

        @Override
        public int compareTo(SignUp other) {
            return ORDER.compare(this, other);
        }
    }

    private final Map<Count, Long> counts = new HashMap<>();
    private final Map<ActorCount, Long> actorCounts = new HashMap<>();
    private final Map<Activity, Long> activities = new HashMap<>();
    private final Map<Step, Reached> steps = new HashMap<>();
    private final Map<SignUp, Instant> signUps = new HashMap<>();
    private final Map<UUID, Setting> settings = new HashMap<>();
    private final List<MemberState> members = new ArrayList<>();
    private final List<DealState> deals = new ArrayList<>();
    private final List<SubscriptionState> subscriptions = new ArrayList<>();

    void count(Count count, @Nullable String actor, long times) {
        counts.merge(count, times, Long::sum);
        if (actor != null) {
            actorCounts.merge(new ActorCount(count, actor), times, Long::sum);
        }
    }

    void active(UUID org, UUID user, int quarter) {
        activities.merge(
                new Activity(org, Quarters.halfDay(quarter), user), Quarters.bit(quarter), (one, other) -> one | other);
    }

    void step(Step step, Reached reached) {
        steps.merge(step, reached, Reached::earlier);
    }

    void signUp(SignUp step, Instant at) {
        signUps.merge(step, at, (one, other) -> one.isAfter(other) ? other : one);
    }

    void setting(Setting setting) {
        settings.merge(setting.told().org(), setting, (one, other) -> one.compareTo(other) < 0 ? other : one);
    }

    void member(MemberState state) {
        members.add(state);
    }

    void deal(DealState state) {
        deals.add(state);
    }

    void subscription(SubscriptionState state) {
        subscriptions.add(state);
    }

    Map<Count, Long> counts() {
        return sorted(counts);
    }

    Map<ActorCount, Long> actorCounts() {
        return sorted(actorCounts);
    }

    Map<Activity, Long> activities() {
        return sorted(activities);
    }

    Map<Step, Reached> steps() {
        return sorted(steps);
    }

    Map<SignUp, Instant> signUps() {
        return sorted(signUps);
    }

    List<Setting> settings() {
        return settings.values().stream()
                .sorted(Comparator.comparing(setting -> setting.told().org()))
                .toList();
    }

    List<MemberState> members() {
        return members;
    }

    List<DealState> deals() {
        return deals;
    }

    List<SubscriptionState> subscriptions() {
        return subscriptions;
    }

    private static <K extends Comparable<K>, V> Map<K, V> sorted(Map<K, V> unsorted) {
        Map<K, V> sorted = new LinkedHashMap<>(unsorted.size() * 2);
        unsorted.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
