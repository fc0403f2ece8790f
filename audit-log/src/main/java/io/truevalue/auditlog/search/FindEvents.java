package io.truevalue.auditlog.search;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds the newest events of an organisation that have all the given marks, some of its days at a time. */
@Singleton
public class FindEvents {
    private static final int FIRST_DAYS = 4;
    private static final int MOST_DAYS = 256;

    private final JdbcOperations jdbc;
    private final SearchKeys keys;

    FindEvents(JdbcOperations jdbc, SearchKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /**
     * The newest first, of two at one time the one recorded later.
     *
     * @param organization the one acted for; any, for the service itself
     * @param marks of {@link Marks}; at least one
     */
    public List<Place> find(UUID organization, Collection<String> marks, Span span, long most) {
        Optional<byte[]> key = keys.find(organization);
        List<Place> found = new ArrayList<>();
        if (key.isEmpty()) {
            return found;
        }
        BlindMarks blind = new BlindMarks(key.get());
        LocalDate last = span.lastDay();
        for (int atOnce = FIRST_DAYS; found.size() < most; atOnce = Math.min(2 * atOnce, MOST_DAYS)) {
            List<LocalDate> days = days(organization, span.firstDay(), last, atOnce);
            if (!days.isEmpty()) {
                found.addAll(read(organization, blind(blind, marks, days), marks.size(), span, most - found.size()));
                last = days.getLast().minusDays(1);
            }
            if (days.size() < atOnce) {
                break;
            }
        }
        return found;
    }

    /** How many there are. */
    public long count(UUID organization, Collection<String> marks, Span span) {
        return find(organization, marks, span, Long.MAX_VALUE).size();
    }

    /** The newest first. */
    private List<LocalDate> days(UUID organization, LocalDate first, LocalDate last, int most) {
        return jdbc.prepareStatement("""
                SELECT day FROM event_day WHERE org_id = ? AND day BETWEEN ? AND ? ORDER BY day DESC LIMIT ?""", statement -> {
            statement.setObject(1, organization);
            statement.setObject(2, first);
            statement.setObject(3, last);
            statement.setInt(4, most);
            List<LocalDate> days = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    days.add(rows.getObject(1, LocalDate.class));
                }
            }
            return days;
        });
    }

    private static Object[] blind(BlindMarks blind, Collection<String> marks, List<LocalDate> days) {
        List<Long> all = new ArrayList<>(days.size() * marks.size());
        for (LocalDate day : days) {
            for (long mark : blind.of(day, marks)) {
                all.add(mark);
            }
        }
        return all.toArray();
    }

    private List<Place> read(UUID organization, Object[] marks, int width, Span span, long most) {
        return jdbc.prepareStatement("""
                SELECT time, leaf_index, kept_days, recorded_at FROM find_events(?, ?, ?, ?, ?, ?, ?)""", statement -> {
            statement.setObject(1, organization);
            statement.setArray(2, statement.getConnection().createArrayOf("bigint", marks));
            statement.setInt(3, width);
            statement.setObject(4, span.since().atOffset(ZoneOffset.UTC));
            statement.setObject(5, span.until().atOffset(ZoneOffset.UTC));
            statement.setLong(6, span.untilLeaf());
            statement.setLong(7, most);
            List<Place> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Place(instant(rows, 1), rows.getLong(2), rows.getInt(3), instant(rows, 4)));
                }
            }
            return found;
        });
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
