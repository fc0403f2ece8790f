package io.truevalue.auditlog.person;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The table of persons' keys, wrapped. */
@Singleton
class PersonKeyStore {
    private final JdbcOperations jdbc;

    PersonKeyStore(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Keys are made by many at once, and by nobody while somebody is erased: no key is made beside an erasure. */
    void takeTurnToMake() {
        lock("SELECT pg_advisory_xact_lock_shared(hashtext('person_key'))");
    }

    void takeTurnToErase() {
        lock("SELECT pg_advisory_xact_lock(hashtext('person_key'))");
    }

    private void lock(String sql) {
        jdbc.prepareStatement(sql, PreparedStatement::execute);
    }

    /** Those that are known; empty for a person who was erased. */
    Map<PersonOf, Optional<String>> find(Collection<PersonOf> persons) {
        return jdbc.prepareStatement("""
                SELECT k.org_id, k.person_id, k.wrapped_key
                FROM unnest(?::uuid[], ?::text[]) AS w (org_id, person_id)
                CROSS JOIN LATERAL (
                    SELECT org_id, person_id, wrapped_key FROM person_key AS k
                    WHERE k.org_id = w.org_id AND k.person_id = w.person_id LIMIT 1) AS k""", statement -> {
            setPersons(statement, persons);
            Map<PersonOf, Optional<String>> found = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            new PersonOf(rows.getObject("org_id", UUID.class), rows.getString("person_id")),
                            Optional.ofNullable(rows.getString("wrapped_key")));
                }
            }
            return found;
        });
    }

    /** Keeps those whose persons have none yet, and for users who are no more that they have none. */
    void addMissing(Map<PersonOf, String> wrapped, Instant now) {
        jdbc.prepareStatement("""
                INSERT INTO person_key (org_id, person_id, wrapped_key, created_at, erased_at)
                SELECT n.org_id, n.person_id, CASE WHEN e.erased_at IS NULL THEN n.wrapped_key END, ?::timestamptz,
                    e.erased_at
                FROM unnest(?::uuid[], ?::text[], ?::text[]) AS n (org_id, person_id, wrapped_key)
                LEFT JOIN LATERAL (
                    SELECT p.erased_at FROM person_key AS p
                    WHERE p.org_id = '00000000-0000-0000-0000-000000000000' AND p.person_id = n.person_id
                    LIMIT 1) AS e ON true
                ORDER BY n.org_id, n.person_id
                ON CONFLICT DO NOTHING""", statement -> {
            statement.setString(1, now.toString());
            setPersons(statement, 2, wrapped.keySet());
            setArray(statement, 4, "text", wrapped.values().toArray(String[]::new));
            return statement.executeUpdate();
        });
    }

    /** Destroys a person's key, and leaves none to be made later. True where there was one, or none yet. */
    boolean erase(PersonOf person, Instant now) {
        return jdbc.prepareStatement("""
                INSERT INTO person_key AS k (org_id, person_id, wrapped_key, created_at, erased_at)
                VALUES (?, ?, NULL, ?::timestamptz, ?::timestamptz)
                ON CONFLICT (org_id, person_id) DO UPDATE SET wrapped_key = NULL, erased_at = excluded.erased_at
                WHERE k.erased_at IS NULL""", statement -> {
            statement.setObject(1, person.log());
            statement.setString(2, person.person());
            statement.setString(3, now.toString());
            statement.setString(4, now.toString());
            return statement.executeUpdate() == 1;
        });
    }

    /** The logs in which the person had a key until now. */
    List<UUID> eraseAcrossTenants(String person, Instant now) {
        return jdbc.prepareStatement("""
                UPDATE person_key SET wrapped_key = NULL, erased_at = ?::timestamptz
                WHERE person_id = ? AND erased_at IS NULL RETURNING org_id""", statement -> {
            statement.setString(1, now.toString());
            statement.setString(2, person);
            List<UUID> logs = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    logs.add(rows.getObject("org_id", UUID.class));
                }
            }
            return logs;
        });
    }

    Instant erasedAt(PersonOf person) {
        return jdbc.prepareStatement(
                "SELECT erased_at FROM person_key WHERE org_id = ? AND person_id = ?", statement -> {
                    statement.setObject(1, person.log());
                    statement.setString(2, person.person());
                    try (ResultSet row = statement.executeQuery()) {
                        row.next();
                        return Statements.instant(row, "erased_at");
                    }
                });
    }

    private static void setPersons(PreparedStatement statement, Collection<PersonOf> persons) throws SQLException {
        setPersons(statement, 1, persons);
    }

    private static void setPersons(PreparedStatement statement, int first, Collection<PersonOf> persons)
            throws SQLException {
        setArray(statement, first, "uuid", persons.stream().map(PersonOf::log).toArray());
        setArray(
                statement,
                first + 1,
                "text",
                persons.stream().map(PersonOf::person).toArray(String[]::new));
    }

    private static void setArray(PreparedStatement statement, int index, String type, Object[] values)
            throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf(type, values));
    }
}
