package io.truevalue.analytics.rollup;

import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which figures are read, which are being built, and which events those hold. Must run in a transaction. */
@Singleton
public class Generations {
    private static final String FIND = """
            SELECT current, building, cursor, events_read, begun_at, ended_at FROM generation""";

    private final Statements statements;

    Generations(Statements statements) {
        this.statements = statements;
    }

    public Generation find() {
        return statements.find(FIND, Generations::read).orElseThrow();
    }

    /** Stays so until the transaction ends; others may hold it too. */
    Generation held() {
        return statements.find(FIND + " FOR SHARE", Generations::read).orElseThrow();
    }

    /** Stays so until the transaction ends, and no batch of events is applied meanwhile. */
    Generation locked() {
        return statements.find(FIND + " FOR UPDATE", Generations::read).orElseThrow();
    }

    void replace(Generation next) {
        statements.update(
                """
                UPDATE generation
                SET current = ?, building = ?, cursor = ?, events_read = ?, begun_at = ?, ended_at = ?""", next.current(), next.building(), next.cursor(), next.read(), next.begunAt(), next.endedAt());
    }

    /** Those of the events that the generation being built does not hold yet, each once, in their order. */
    List<ReceivedEvent> remember(int building, List<ReceivedEvent> events) {
        Set<String> fresh = new HashSet<>(statements.list(
                """
                INSERT INTO inbox (consumer, source, event_id)
                SELECT DISTINCT ?, e.source, e.id FROM unnest(?::text[], ?::text[]) AS e (source, id)
                ORDER BY e.source, e.id
                ON CONFLICT DO NOTHING
                RETURNING source || ' ' || event_id""",
                row -> row.getString(1),
                consumer(building),
                texts(events.stream().map(ReceivedEvent::source).toList()),
                texts(events.stream().map(ReceivedEvent::id).toList())));
        List<ReceivedEvent> first = new ArrayList<>(fresh.size());
        for (ReceivedEvent event : events) {
            if (fresh.remove(event.source() + " " + event.id())) {
                first.add(event);
            }
        }
        return first;
    }

    /** How many events the consumer applied since then that the generation being built does not hold. */
    long missing(int building, java.time.Instant since) {
        return statements
                .list("""
                        SELECT count(*) AS missing FROM inbox live
                        WHERE live.consumer = ? AND live.received_at >= ?
                          AND NOT EXISTS (SELECT FROM inbox built
                                          WHERE built.consumer = ? AND built.source = live.source
                                            AND built.event_id = live.event_id)""", row -> row.getLong("missing"), RollUpEvents.CONSUMER, since, consumer(building))
                .getFirst();
    }

    /** What the audit store told before the topics did must not be applied again when they do. */
    void handOver(int building) {
        statements.update("""
                INSERT INTO inbox (consumer, source, event_id)
                SELECT ?, built.source, built.event_id FROM inbox built
                WHERE built.consumer = ?
                  AND NOT EXISTS (SELECT FROM inbox live
                                  WHERE live.consumer = ? AND live.source = built.source
                                    AND live.event_id = built.event_id)
                ON CONFLICT DO NOTHING""", RollUpEvents.CONSUMER, consumer(building), RollUpEvents.CONSUMER);
    }

    /** A name of its own for each building, so that what an earlier one held is not taken for this one's. */
    private String consumer(int building) {
        return RollUpEvents.CONSUMER + "#" + building + "@"
                + statements
                        .find(
                                "SELECT extract(epoch FROM begun_at)::bigint AS begun FROM generation",
                                row -> row.getLong("begun"))
                        .orElseThrow();
    }

    static String[] texts(List<String> values) {
        return values.toArray(String[]::new);
    }

    private static Generation read(ResultSet row) throws SQLException {
        int building = row.getInt("building");
        @Nullable Integer other = row.wasNull() ? null : (Integer) building;
        return new Generation(
                row.getInt("current"),
                other,
                row.getString("cursor"),
                row.getLong("events_read"),
                Statements.nullableInstant(row, "begun_at"),
                Statements.nullableInstant(row, "ended_at"));
    }
}
