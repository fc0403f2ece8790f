package io.truevalue.crm.record;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds records by what they can be recognised by, as far as the caller may see them. */
@Singleton
public class KeyLookup {
    private final JdbcOperations jdbc;

    KeyLookup(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** By value, in lower case. */
    public Map<String, List<UUID>> find(KeyQuery query, Collection<String> lowerValues) {
        return jdbc.prepareStatement(query.sql(), statement -> {
            int next = 1;
            for (String parameter : query.parameters()) {
                statement.setString(next++, parameter);
            }
            JsonColumns.setTexts(statement, next, List.copyOf(lowerValues));
            Map<String, List<UUID>> found = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.computeIfAbsent(rows.getString(1), any -> new ArrayList<>())
                            .add(rows.getObject(2, UUID.class));
                }
            }
            return found;
        });
    }
}
