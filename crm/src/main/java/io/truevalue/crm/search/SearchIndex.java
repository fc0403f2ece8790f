package io.truevalue.crm.search;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.truevalue.tenancy.Tenancy;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** What search finds. It is written in the transaction of the record, so that it is never behind. */
@Singleton
public class SearchIndex {
    private final JdbcOperations jdbc;

    SearchIndex(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    public void add(List<Findable> records) {
        UUID org = Tenancy.current().organization().value();
        jdbc.prepareStatement("""
                INSERT INTO search_document (owner_id, team_id, title, snippet, words, type, id, org_id)
                VALUES (?, ?, ?, ?, ?::tsvector, ?, ?, ?)""", statement -> {
            for (Findable record : records) {
                bind(statement, record);
                statement.setObject(8, org);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    public void replace(List<Findable> records) {
        jdbc.prepareStatement("CALL replace_search_document(?, ?, ?, ?, ?::tsvector, ?, ?)", statement -> {
            for (Findable record : records) {
                bind(statement, record);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    public void remove(Findable record) {
        jdbc.prepareStatement("CALL remove_search_document(?, ?)", statement -> {
            statement.setString(1, record.type());
            statement.setObject(2, record.id());
            return statement.execute();
        });
    }

    private static void bind(PreparedStatement statement, Findable record) throws SQLException {
        statement.setObject(1, record.ownerId());
        statement.setObject(2, record.teamId());
        statement.setString(3, record.title());
        statement.setString(4, record.snippet());
        statement.setString(5, record.words());
        statement.setString(6, record.type());
        statement.setObject(7, record.id());
    }
}
