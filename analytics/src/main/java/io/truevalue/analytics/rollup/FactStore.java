package io.truevalue.analytics.rollup;

import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * Writes facts of all organisations, a statement a table. Must run in a transaction of the service itself, for no
 * organisation: that alone may write, and each row names its own.
 */
@Singleton
class FactStore {
    private final Statements statements;
    private final UserMonths months;

    FactStore(Statements statements, UserMonths months) {
        this.statements = statements;
        this.months = months;
    }

    void add(int generation, Facts facts) {
        addCounts(generation, facts.counts());
        addActorCounts(generation, facts.actorCounts());
        addActivities(generation, facts.activities());
        addMembers(generation, facts.members());
        addDeals(generation, facts.deals());
        addSubscriptions(generation, facts.subscriptions());
        addSteps(generation, facts.steps());
        addSignUps(generation, facts.signUps());
        addSettings(generation, facts.settings());
        months.add(generation, facts);
    }

    private void addCounts(int generation, Map<Facts.Count, Long> counts) {
        if (counts.isEmpty()) {
            return;
        }
        Collection<Facts.Count> keys = counts.keySet();
        statements.update(
                """
                INSERT INTO event_count AS c (org_id, generation, measure, used, quarter, times)
                SELECT n.org, ?::smallint, n.measure, n.used, n.quarter, n.times
                FROM unnest(?::uuid[], ?::text[], ?::boolean[], ?::integer[], ?::bigint[])
                    AS n (org, measure, used, quarter, times)
                ON CONFLICT (org_id, generation, measure, used, quarter)
                DO UPDATE SET times = c.times + excluded.times""",
                generation,
                texts(keys, count -> count.org().toString()),
                texts(keys, Facts.Count::measure),
                texts(keys, count -> Boolean.toString(count.used())),
                ints(keys, Facts.Count::quarter),
                longs(counts.values(), Long::longValue));
    }

    private void addActorCounts(int generation, Map<Facts.ActorCount, Long> counts) {
        if (counts.isEmpty()) {
            return;
        }
        Collection<Facts.ActorCount> keys = counts.keySet();
        statements.update(
                """
                INSERT INTO actor_count AS c (org_id, generation, measure, used, quarter, actor_id, times)
                SELECT n.org, ?::smallint, n.measure, n.used, n.quarter, n.actor, n.times
                FROM unnest(?::uuid[], ?::text[], ?::boolean[], ?::integer[], ?::text[], ?::bigint[])
                    AS n (org, measure, used, quarter, actor, times)
                ON CONFLICT (org_id, generation, measure, used, quarter, actor_id)
                DO UPDATE SET times = c.times + excluded.times""",
                generation,
                texts(keys, key -> key.count().org().toString()),
                texts(keys, key -> key.count().measure()),
                texts(keys, key -> Boolean.toString(key.count().used())),
                ints(keys, key -> key.count().quarter()),
                texts(keys, Facts.ActorCount::actor),
                longs(counts.values(), Long::longValue));
    }

    private void addActivities(int generation, Map<Facts.Activity, Long> activities) {
        if (activities.isEmpty()) {
            return;
        }
        Collection<Facts.Activity> keys = activities.keySet();
        statements.update(
                """
                INSERT INTO user_activity AS a (org_id, generation, half_day, user_id, quarters)
                SELECT n.org, ?::smallint, n.half_day, n.person, n.quarters
                FROM unnest(?::uuid[], ?::integer[], ?::uuid[], ?::bigint[]) AS n (org, half_day, person, quarters)
                ON CONFLICT (org_id, generation, half_day, user_id)
                DO UPDATE SET quarters = a.quarters | excluded.quarters
                WHERE a.quarters <> a.quarters | excluded.quarters""",
                generation,
                texts(keys, key -> key.org().toString()),
                ints(keys, Facts.Activity::halfDay),
                texts(keys, key -> key.user().toString()),
                longs(activities.values(), Long::longValue));
    }

    private void addMembers(int generation, List<Facts.MemberState> members) {
        if (members.isEmpty()) {
            return;
        }
        statements.update(
                """
                INSERT INTO member_state (org_id, generation, user_id, at, event, quarter, state)
                SELECT n.org, ?::smallint, n.person, n.at, n.event, n.quarter, n.state
                FROM unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::integer[], ?::uuid[], ?::text[])
                    AS n (org, at, event, quarter, person, state)
                ON CONFLICT DO NOTHING""",
                generation,
                orgs(members, Facts.MemberState::told),
                times(members, Facts.MemberState::told),
                events(members, Facts.MemberState::told),
                quarters(members, Facts.MemberState::told),
                texts(members, member -> member.user().toString()),
                texts(members, Facts.MemberState::state));
    }

    private void addDeals(int generation, List<Facts.DealState> deals) {
        if (deals.isEmpty()) {
            return;
        }
        statements.update(
                """
                INSERT INTO deal_state (org_id, generation, deal_id, version, at, event, quarter, state, pipeline_id,
                    stage_id, amount, currency)
                SELECT n.org, ?::smallint, n.deal, n.version, n.at, n.event, n.quarter, n.state, n.pipeline, n.stage,
                    n.amount::bigint, n.currency
                FROM unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::integer[], ?::uuid[], ?::bigint[], ?::text[],
                        ?::text[], ?::text[], ?::text[], ?::text[])
                    AS n (org, at, event, quarter, deal, version, state, pipeline, stage, amount, currency)
                ON CONFLICT DO NOTHING""",
                generation,
                orgs(deals, Facts.DealState::told),
                times(deals, Facts.DealState::told),
                events(deals, Facts.DealState::told),
                quarters(deals, Facts.DealState::told),
                texts(deals, deal -> deal.deal().toString()),
                longs(deals, Facts.DealState::version),
                texts(deals, Facts.DealState::state),
                texts(deals, Facts.DealState::pipeline),
                texts(deals, Facts.DealState::stage),
                texts(
                        deals,
                        deal -> deal.amount() == null ? null : deal.amount().toString()),
                texts(deals, Facts.DealState::currency));
    }

    private void addSubscriptions(int generation, List<Facts.SubscriptionState> subscriptions) {
        if (subscriptions.isEmpty()) {
            return;
        }
        statements.update(
                """
                INSERT INTO subscription_state (org_id, generation, version, at, event, quarter, plan, seats, amount,
                    currency)
                SELECT n.org, ?::smallint, n.version, n.at, n.event, n.quarter, n.plan, n.seats, n.amount, n.currency
                FROM unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::integer[], ?::bigint[], ?::text[], ?::integer[],
                        ?::bigint[], ?::text[])
                    AS n (org, at, event, quarter, version, plan, seats, amount, currency)
                ON CONFLICT DO NOTHING""",
                generation,
                orgs(subscriptions, Facts.SubscriptionState::told),
                times(subscriptions, Facts.SubscriptionState::told),
                events(subscriptions, Facts.SubscriptionState::told),
                quarters(subscriptions, Facts.SubscriptionState::told),
                longs(subscriptions, Facts.SubscriptionState::version),
                texts(subscriptions, Facts.SubscriptionState::plan),
                ints(subscriptions, Facts.SubscriptionState::seats),
                longs(subscriptions, Facts.SubscriptionState::amount),
                texts(subscriptions, Facts.SubscriptionState::currency));
    }

    private void addSteps(int generation, Map<Facts.Step, Facts.Reached> steps) {
        if (steps.isEmpty()) {
            return;
        }
        Collection<Facts.Step> keys = steps.keySet();
        statements.update(
                """
                INSERT INTO milestone AS m (org_id, generation, step, subject, person, at)
                SELECT n.org, ?::smallint, n.step, n.subject, n.person, n.at
                FROM unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::timestamptz[])
                    AS n (org, step, subject, person, at)
                ON CONFLICT (org_id, generation, step, subject)
                DO UPDATE SET at = excluded.at, person = excluded.person WHERE excluded.at < m.at""",
                generation,
                texts(keys, step -> step.org().toString()),
                texts(keys, Facts.Step::name),
                texts(keys, Facts.Step::subject),
                texts(
                        steps.values(),
                        reached -> reached.person() == null
                                ? null
                                : reached.person().toString()),
                texts(steps.values(), reached -> reached.at().toString()));
    }

    private void addSignUps(int generation, Map<Facts.SignUp, java.time.Instant> signUps) {
        if (signUps.isEmpty()) {
            return;
        }
        Collection<Facts.SignUp> keys = signUps.keySet();
        statements.update(
                """
                INSERT INTO sign_up AS s (user_id, generation, step, at)
                SELECT n.person, ?::smallint, n.step, n.at
                FROM unnest(?::uuid[], ?::text[], ?::timestamptz[]) AS n (person, step, at)
                ON CONFLICT (generation, step, user_id) DO UPDATE SET at = excluded.at WHERE excluded.at < s.at""",
                generation,
                texts(keys, key -> key.user().toString()),
                texts(keys, Facts.SignUp::step),
                texts(signUps.values(), Object::toString));
    }

    private void addSettings(int generation, List<Facts.Setting> settings) {
        if (settings.isEmpty()) {
            return;
        }
        statements.update(
                """
                INSERT INTO organization_setting AS s (org_id, generation, version, at, event, time_zone)
                SELECT n.org, ?::smallint, n.version, n.at, n.event, n.zone
                FROM unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::bigint[], ?::text[])
                    AS n (org, at, event, version, zone)
                ON CONFLICT (org_id, generation)
                DO UPDATE SET version = excluded.version, at = excluded.at, event = excluded.event,
                    time_zone = excluded.time_zone
                WHERE (s.version, s.at, s.event) < (excluded.version, excluded.at, excluded.event)""",
                generation,
                orgs(settings, Facts.Setting::told),
                times(settings, Facts.Setting::told),
                events(settings, Facts.Setting::told),
                longs(settings, Facts.Setting::version),
                texts(settings, Facts.Setting::timeZone));
    }

    private static <T> String[] orgs(Collection<T> rows, Function<T, Facts.Told> told) {
        return texts(rows, row -> told.apply(row).org().toString());
    }

    private static <T> String[] times(Collection<T> rows, Function<T, Facts.Told> told) {
        return texts(rows, row -> told.apply(row).at().toString());
    }

    private static <T> String[] events(Collection<T> rows, Function<T, Facts.Told> told) {
        return texts(rows, row -> told.apply(row).event());
    }

    private static <T> int[] quarters(Collection<T> rows, Function<T, Facts.Told> told) {
        return ints(rows, row -> Quarters.of(told.apply(row).at()));
    }

    private static <T> String[] texts(
            Collection<T> rows, Function<T, @org.jspecify.annotations.Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static <T> int[] ints(Collection<T> rows, ToIntFunction<T> value) {
        return rows.stream().mapToInt(value).toArray();
    }

    private static <T> long[] longs(Collection<T> rows, ToLongFunction<T> value) {
        return rows.stream().mapToLong(value).toArray();
    }
}
