package io.truevalue.crm.search;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads what search finds. */
@Singleton
class HitStore {
    private final JdbcOperations jdbc;

    HitStore(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param query words that begin others, as a {@code tsquery} is written
     * @param exact the same words as they are
     */
    List<Hit> find(String query, String exact, int most) {
        return jdbc.prepareStatement("""
                SELECT found.type, found.id, document.title, document.snippet
                FROM find_records(?::tsquery, ?::tsquery, ?) found
                CROSS JOIN LATERAL (
                    SELECT title, snippet FROM search_document WHERE type = found.type AND id = found.id LIMIT 1
                ) document
                ORDER BY found.score DESC, document.title, found.id""", statement -> {
            statement.setString(1, query);
            statement.setString(2, exact);
            statement.setInt(3, most);
            List<Hit> hits = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    hits.add(new Hit(
                            rows.getString("type"),
                            rows.getObject("id", UUID.class),
                            rows.getString("title"),
                            rows.getString("snippet")));
                }
            }
            return hits;
        });
    }

    /** A record that has the words, whether or not the caller may know of it. */
    record Candidate(String type, UUID id) {}

    /** @param query words that begin others, as a {@code tsquery} is written */
    List<Candidate> candidates(String query, int most) {
        return jdbc.prepareStatement("SELECT type, id FROM find_candidates(?::tsquery, ?)", statement -> {
            statement.setString(1, query);
            statement.setInt(2, most);
            List<Candidate> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Candidate(rows.getString("type"), rows.getObject("id", UUID.class)));
                }
            }
            return found;
        });
    }
}
