package io.truevalue.sample;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.database.Lists;
import io.truevalue.web.Ids;
import io.truevalue.web.listing.Column.Kind;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Listing;
import io.truevalue.web.listing.Page;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

@Singleton
class NoteStore {
    private static final Listing NOTES = Listing.of("id, text, pages", "note")
            .column("id", "id", Kind.UUID)
            .column("text", "text", Kind.TEXT)
            .column("pages", "pages", Kind.NUMBER)
            .column("created_at", "created_at", Kind.TIMESTAMP)
            .build();

    private final JdbcOperations jdbc;
    private final Lists lists;

    NoteStore(JdbcOperations jdbc, Lists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    Note add(OrgId org, String text, int pages) {
        Note note = new Note(Ids.next(), text, pages);
        jdbc.prepareStatement("INSERT INTO note (org_id, id, text, pages) VALUES (?, ?, ?, ?)", statement -> {
            statement.setObject(1, org.value());
            statement.setObject(2, note.id());
            statement.setString(3, note.text());
            statement.setInt(4, note.pages());
            return statement.executeUpdate();
        });
        return note;
    }

    List<String> texts() {
        return jdbc.prepareStatement("SELECT text FROM note", statement -> {
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        });
    }

    Page<Note> page(ListRequest request) {
        return lists.page(NOTES, request, NoteStore::read);
    }

    private static Note read(ResultSet row) throws SQLException {
        return new Note(row.getObject("id", java.util.UUID.class), row.getString("text"), row.getInt("pages"));
    }
}
