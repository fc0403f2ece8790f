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
                SELECT type, id, title, snippet
                FROM find_records(?::tsquery, ?::tsquery, ?) found
                JOIN search_document USING (type, id)
                ORDER BY found.score DESC, title, id""", statement -> {
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
}
