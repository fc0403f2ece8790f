package io.truevalue.analytics.rollup;

import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps on which days users did something, by the clocks of their organisation as its settings tell them now. The days
 * follow from the half days alone: another zone has them cut anew. Must run in a transaction of the service itself, after
 * activity and settings were added.
 */
@Singleton
class UserMonths {
    /** Whoever adds at the same time would add days of the zone of before: so it is done alone. */
    private final Generations generations;

    private final Statements statements;

    UserMonths(Generations generations, Statements statements) {
        this.generations = generations;
        this.statements = statements;
    }

    /** @param kept whose clocks the days are by; null where there are none yet */
    private record Clocks(UUID org, ZoneId zone, @Nullable String kept) {
        boolean areOthers() {
            return !zone.getId().equals(kept);
        }
    }

    private record Month(UUID org, int number, UUID user) implements Comparable<Month> {
        private static final Comparator<Month> ORDER =
                Comparator.comparing(Month::org).thenComparingInt(Month::number).thenComparing(Month::user);

        @Override
        public int compareTo(Month other) {
            return ORDER.compare(this, other);
        }
    }

    /** Whether these facts may have an organisation's days cut anew. */
    boolean cutAnew(Generation generation, Facts facts) {
        Integer building = generation.building();
        return !facts.settings().isEmpty()
                || areOthers(generation.current(), facts)
                || (building != null && areOthers(building, facts));
    }

    private boolean areOthers(int generation, Facts facts) {
        return clocks(generation, facts).stream().anyMatch(Clocks::areOthers);
    }

    void add(int generation, Facts facts) {
        List<Clocks> clocks = clocks(generation, facts);
        List<Clocks> others = clocks.stream().filter(Clocks::areOthers).toList();
        if (!others.isEmpty()) {
            generations.locked();
            cut(generation, others);
        }
        Map<UUID, ZoneId> zones = new HashMap<>();
        clocks.stream().filter(each -> !each.areOthers()).forEach(each -> zones.put(each.org(), each.zone()));
        addDays(generation, months(facts, zones));
    }

    private List<Clocks> clocks(int generation, Facts facts) {
        TreeSet<UUID> orgs = new TreeSet<>();
        facts.activities().keySet().forEach(activity -> orgs.add(activity.org()));
        facts.settings().forEach(setting -> orgs.add(setting.told().org()));
        if (orgs.isEmpty()) {
            return List.of();
        }
        return statements.list(
                """
                SELECT o.id, coalesce(s.time_zone, 'UTC') AS time_zone, z.time_zone AS kept
                FROM unnest(?::uuid[]) AS o (id)
                LEFT JOIN organization_setting s ON s.org_id = o.id AND s.generation = ?
                LEFT JOIN user_month_zone z ON z.org_id = o.id AND z.generation = ?""",
                row -> new Clocks(
                        row.getObject("id", UUID.class),
                        LocalDays.zoneOrUtc(row.getString("time_zone")),
                        row.getString("kept")),
                texts(orgs),
                generation,
                generation);
    }

    private static Map<Month, Integer> months(Facts facts, Map<UUID, ZoneId> zones) {
        Map<Month, Integer> months = new TreeMap<>();
        facts.activities().forEach((activity, quarters) -> {
            ZoneId zone = zones.get(activity.org());
            if (zone != null) {
                LocalDays.in(zone, activity.halfDay(), quarters)
                        .keySet()
                        .forEach(day -> months.merge(
                                new Month(activity.org(), LocalDays.month(day), activity.user()),
                                1 << LocalDays.dayOfMonth(day),
                                (one, other) -> one | other));
            }
        });
        return months;
    }

    private void addDays(int generation, Map<Month, Integer> months) {
        if (months.isEmpty()) {
            return;
        }
        statements.update(
                """
                INSERT INTO user_month AS m (org_id, generation, month, user_id, days)
                SELECT n.org, ?::smallint, n.month, n.person, n.days
                FROM unnest(?::uuid[], ?::integer[], ?::uuid[], ?::integer[]) AS n (org, month, person, days)
                ON CONFLICT (org_id, generation, month, user_id)
                DO UPDATE SET days = m.days | excluded.days
                WHERE m.days <> m.days | excluded.days""",
                generation,
                texts(months.keySet().stream().map(Month::org).toList()),
                months.keySet().stream().mapToInt(Month::number).toArray(),
                texts(months.keySet().stream().map(Month::user).toList()),
                months.values().stream().mapToInt(Integer::intValue).toArray());
    }

    /** From all half days that the organisations have. */
    private void cut(int generation, List<Clocks> organizations) {
        String[] orgs = texts(organizations.stream().map(Clocks::org).toList());
        statements.update("DELETE FROM user_month WHERE generation = ? AND org_id = ANY (?::uuid[])", generation, orgs);
        Map<UUID, ZoneId> zones = new HashMap<>();
        organizations.forEach(each -> zones.put(each.org(), each.zone()));
        List<Piece> pieces = new ArrayList<>();
        statements.list(
                """
                SELECT DISTINCT org_id, half_day FROM user_activity
                WHERE generation = ? AND org_id = ANY (?::uuid[])""",
                row -> pieces.addAll(Piece.of(row.getObject("org_id", UUID.class), row.getInt("half_day"), zones)),
                generation,
                orgs);
        statements.update(
                """
                INSERT INTO user_month (org_id, generation, month, user_id, days)
                SELECT a.org_id, a.generation, p.month, a.user_id, bit_or(p.day)
                FROM unnest(?::uuid[], ?::integer[], ?::bigint[], ?::integer[], ?::integer[])
                    AS p (org, half_day, mask, month, day)
                JOIN user_activity a ON a.org_id = p.org AND a.generation = ? AND a.half_day = p.half_day
                    AND a.quarters & p.mask <> 0
                GROUP BY a.org_id, a.generation, p.month, a.user_id""",
                texts(pieces.stream().map(Piece::org).toList()),
                pieces.stream().mapToInt(Piece::halfDay).toArray(),
                pieces.stream().mapToLong(Piece::mask).toArray(),
                pieces.stream().mapToInt(Piece::month).toArray(),
                pieces.stream().mapToInt(Piece::day).toArray(),
                generation);
        statements.update(
                """
                INSERT INTO user_month_zone (org_id, generation, time_zone)
                SELECT n.org, ?::smallint, n.zone FROM unnest(?::uuid[], ?::text[]) AS n (org, zone)
                ON CONFLICT (org_id, generation) DO UPDATE SET time_zone = excluded.time_zone""",
                generation,
                orgs,
                organizations.stream().map(each -> each.zone().getId()).toArray(String[]::new));
    }

    /** The quarters of a half day that lie in one day. */
    private record Piece(UUID org, int halfDay, long mask, int month, int day) {
        static List<Piece> of(UUID org, int halfDay, Map<UUID, ZoneId> zones) {
            List<Piece> pieces = new ArrayList<>();
            ZoneId zone = Objects.requireNonNull(zones.get(org));
            LocalDays.in(zone, halfDay, Quarters.bits(0, Quarters.IN_HALF_DAY))
                    .forEach((LocalDate day, Long mask) -> pieces.add(
                            new Piece(org, halfDay, mask, LocalDays.month(day), 1 << LocalDays.dayOfMonth(day))));
            return pieces;
        }
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
