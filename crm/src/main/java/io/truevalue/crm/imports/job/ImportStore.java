package io.truevalue.crm.imports.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.truevalue.crm.imports.csv.CsvFormat;
import io.truevalue.crm.imports.mapping.Mapping;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Lists;
import io.truevalue.web.listing.Column.Kind;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Listing;
import io.truevalue.web.listing.Page;
import jakarta.inject.Singleton;
import java.nio.charset.Charset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of imports, as callers see and change them. */
@Singleton
public class ImportStore {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final String COLUMNS = """
            id, resource, mode, key, status, file_name, charset, separator, mapping, preview, rows, created, updated,
            skipped, failed, change_set_id, failure, created_by, created_at, started_at, ended_at""";
    private static final Listing LISTING = Listing.of(COLUMNS, "import")
            .column("id", "id", Kind.UUID)
            .column("created_at", "created_at", Kind.TIMESTAMP)
            .column("status", "status", Kind.TEXT)
            .column("resource", "resource", Kind.TEXT)
            .filterOnly("created_by", "created_by", Kind.TEXT)
            .build();

    private final JdbcOperations jdbc;
    private final Lists lists;
    private final ObjectMapper json;

    ImportStore(JdbcOperations jdbc, Lists lists, ObjectMapper json) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.json = json;
    }

    public Page<Import> page(ListRequest request) {
        return lists.page(LISTING, request, this::read);
    }

    public Optional<Import> find(UUID id) {
        return select("SELECT " + COLUMNS + " FROM import WHERE id = ?", id);
    }

    /** One that the caller may change, locked. */
    public Optional<Import> lock(UUID id) {
        return select("SELECT " + COLUMNS + " FROM import WHERE id = ? FOR NO KEY UPDATE", id);
    }

    public void insert(Import one) {
        jdbc.prepareStatement("""
                INSERT INTO import (
                    org_id, id, resource, mode, key, status, file_name, charset, separator, mapping, preview, rows,
                    created_by, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?)""", statement -> {
            statement.setObject(1, Tenancy.current().organization().value());
            statement.setObject(2, one.id());
            statement.setString(3, one.resource().wireName());
            statement.setString(4, one.mode().wireName());
            statement.setString(5, one.key());
            statement.setString(6, one.status().wireName());
            statement.setString(7, one.fileName());
            statement.setString(8, one.format().charset().name());
            statement.setString(9, String.valueOf(one.format().separator()));
            statement.setString(10, write(one.mapping().fieldByColumn()));
            statement.setString(11, write(one.preview()));
            statement.setLong(12, one.rows());
            statement.setString(13, one.createdBy());
            statement.setObject(14, one.createdAt().atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
        });
    }

    public void start(UUID id, UUID changeSet, Actor actor) {
        jdbc.prepareStatement("""
                UPDATE import SET status = 'running', change_set_id = ?, actor = ?::jsonb, started_at = now()
                WHERE id = ?""", statement -> {
            statement.setObject(1, changeSet);
            statement.setString(2, write(actor));
            statement.setObject(3, id);
            return statement.executeUpdate();
        });
    }

    /** @param failure why it failed; null where it did not */
    public void end(UUID id, ImportStatus status, @Nullable String failure) {
        jdbc.prepareStatement("""
                UPDATE import SET status = ?, failure = ?, ended_at = now(), runner = NULL, leased_until = NULL
                WHERE id = ?""", statement -> {
            statement.setString(1, status.wireName());
            statement.setString(2, failure);
            statement.setObject(3, id);
            return statement.executeUpdate();
        });
    }

    Actor actor(String text) {
        return parse(text, new TypeReference<>() {});
    }

    private Optional<Import> select(String sql, UUID id) {
        return jdbc.prepareStatement(sql, statement -> {
            statement.setObject(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        });
    }

    private Import read(ResultSet row) throws SQLException {
        return new Import(
                row.getObject("id", UUID.class),
                ImportResource.valueOf(row.getString("resource").toUpperCase(Locale.ROOT)),
                ImportMode.valueOf(row.getString("mode").toUpperCase(Locale.ROOT)),
                row.getString("key"),
                ImportStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("file_name"),
                new CsvFormat(
                        Charset.forName(row.getString("charset")),
                        row.getString("separator").charAt(0)),
                new Mapping(parse(row.getString("mapping"), TEXTS)),
                parse(row.getString("preview"), new TypeReference<>() {}),
                row.getLong("rows"),
                new Counts(
                        row.getLong("created"), row.getLong("updated"), row.getLong("skipped"), row.getLong("failed")),
                row.getObject("change_set_id", UUID.class),
                row.getString("failure"),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "ended_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an import's parts can be written as JSON", e);
        }
    }

    private <T> T parse(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column holds what was written to it", e);
        }
    }
}
