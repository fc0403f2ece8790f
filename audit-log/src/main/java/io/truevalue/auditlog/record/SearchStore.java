package io.truevalue.auditlog.record;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.truevalue.auditlog.log.Logs;
import io.truevalue.auditlog.person.ForgetPerson;
import io.truevalue.auditlog.person.PersonOf;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What organisations' events are found by, beside the record. */
@Singleton
class SearchStore implements ForgetPerson {
    private final JdbcOperations jdbc;

    SearchStore(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    void addAcrossTenants(List<Recorded> recorded) {
        List<Recorded> events = recorded.stream()
                .filter(event -> !event.log().id().equals(Logs.PERSONAL))
                .toList();
        if (events.isEmpty()) {
            return;
        }
        jdbc.prepareStatement("""
                INSERT INTO event_search (org_id, leaf_index, actor_display, ip, search)
                SELECT * FROM unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[])""", statement -> {
            set(statement, 1, "uuid", events.stream().map(event -> event.log().id()));
            set(statement, 2, "bigint", events.stream().map(Recorded::leafIndex));
            set(statement, 3, "text", extension(events, "actordisplay"));
            set(statement, 4, "text", extension(events, "clientip"));
            set(statement, 5, "text", events.stream().map(event -> SearchText.of(event.event())));
            return statement.executeUpdate();
        });
    }

    @Override
    public void forget(PersonOf person) {
        jdbc.prepareStatement("""
                DELETE FROM event_search AS s USING event AS e
                WHERE s.org_id = ? AND e.org_id = s.org_id AND e.leaf_index = s.leaf_index
                    AND (e.actor_id = ? OR e.subject = ? OR strpos(e.personal, ?) > 0)""", statement -> {
            statement.setObject(1, person.log());
            statement.setString(2, person.person());
            statement.setString(3, person.person());
            statement.setString(4, "\"" + person.person() + "\"");
            return statement.executeUpdate();
        });
    }

    private static Stream<@Nullable String> extension(List<Recorded> events, String name) {
        return events.stream().map(event -> event.event().extension(name));
    }

    private static void set(
            PreparedStatement statement, int index, String type, Stream<? extends @Nullable Object> values)
            throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf(type, values.toArray()));
    }
}
