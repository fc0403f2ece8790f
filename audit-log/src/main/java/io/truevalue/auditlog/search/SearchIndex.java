package io.truevalue.auditlog.search;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What events are found by. Written in the transaction of the record, so that it is never behind. */
@Singleton
public class SearchIndex {
    private static final int MARKS_EACH = 40;

    private final JdbcOperations jdbc;
    private final SearchKeys keys;

    SearchIndex(JdbcOperations jdbc, SearchKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /** Events of any organisations, as the service itself; or of the one that is acted for. */
    public void add(List<Findable> events) {
        if (events.isEmpty()) {
            return;
        }
        addDays(events);
        Map<UUID, byte[]> known =
                keys.ofAll(events.stream().map(Findable::organization).collect(Collectors.toSet()));
        Map<UUID, BlindMarks> blind = new HashMap<>();
        known.forEach((organization, key) -> blind.put(organization, new BlindMarks(key)));
        List<Long> marks = new ArrayList<>(events.size() * MARKS_EACH);
        List<Integer> firsts = new ArrayList<>(events.size());
        List<Integer> lasts = new ArrayList<>(events.size());
        for (Findable event : events) {
            BlindMarks key = Objects.requireNonNull(blind.get(event.organization()));
            firsts.add(marks.size() + 1);
            LongStream.of(key.of(event.day(), event.marks())).forEach(marks::add);
            lasts.add(marks.size());
        }
        insert(events, marks, firsts, lasts);
    }

    /** @param firsts where each event's marks begin among all, counted from 1 */
    private void insert(List<Findable> events, List<Long> marks, List<Integer> firsts, List<Integer> lasts) {
        jdbc.prepareStatement("""
                INSERT INTO event_text (org_id, leaf_index, kept_days, recorded_at, time, marks)
                SELECT n.org_id, n.leaf_index, n.kept_days, n.recorded_at, n.time,
                    (?::bigint[])[n.first : n.last]
                FROM unnest(?::integer[], ?::integer[], ?::uuid[], ?::bigint[], ?::integer[], ?::timestamptz[],
                        ?::timestamptz[])
                    AS n (first, last, org_id, leaf_index, kept_days, recorded_at, time)""", statement -> {
            set(statement, 1, "bigint", marks.toArray(Long[]::new));
            set(statement, 2, "integer", firsts.toArray(Integer[]::new));
            set(statement, 3, "integer", lasts.toArray(Integer[]::new));
            set(
                    statement,
                    4,
                    "uuid",
                    events.stream().map(Findable::organization).toArray());
            set(
                    statement,
                    5,
                    "bigint",
                    events.stream().map(event -> event.place().leafIndex()).toArray(Long[]::new));
            set(
                    statement,
                    6,
                    "integer",
                    events.stream().map(event -> event.place().keptDays()).toArray(Integer[]::new));
            set(
                    statement,
                    7,
                    "text",
                    events.stream()
                            .map(event -> event.place().recordedAt().toString())
                            .toArray(String[]::new));
            set(
                    statement,
                    8,
                    "text",
                    events.stream()
                            .map(event -> event.place().time().toString())
                            .toArray(String[]::new));
            return statement.executeUpdate();
        });
    }

    private record Day(UUID organization, String day) {}

    /** In one order, so that two who write do not wait for each other. */
    private void addDays(List<Findable> events) {
        Set<Day> days = new HashSet<>();
        events.forEach(
                event -> days.add(new Day(event.organization(), event.day().toString())));
        List<Day> all = List.copyOf(days);
        jdbc.prepareStatement("""
                INSERT INTO event_day (org_id, day)
                SELECT n.org_id, n.day FROM unnest(?::uuid[], ?::date[]) AS n (org_id, day)
                WHERE NOT EXISTS (SELECT FROM event_day d WHERE d.org_id = n.org_id AND d.day = n.day)
                ORDER BY n.org_id, n.day
                ON CONFLICT DO NOTHING""", statement -> {
            set(statement, 1, "uuid", all.stream().map(Day::organization).toArray());
            set(statement, 2, "text", all.stream().map(Day::day).toArray(String[]::new));
            return statement.executeUpdate();
        });
    }

    /** Puts others in the place of what the events at these places of an organisation were found by. */
    public void replace(UUID organization, Collection<Place> places, List<Findable> events) {
        remove(organization, places.stream().map(Place::leafIndex).toList());
        add(events);
    }

    private void remove(UUID organization, Collection<Long> leafIndexes) {
        jdbc.prepareStatement("DELETE FROM event_text WHERE org_id = ? AND leaf_index = ANY (?)", statement -> {
            statement.setObject(1, organization);
            set(statement, 2, "bigint", leafIndexes.toArray(Long[]::new));
            return statement.executeUpdate();
        });
    }

    private static void set(PreparedStatement statement, int index, String type, Object[] values) throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf(type, values));
    }
}
