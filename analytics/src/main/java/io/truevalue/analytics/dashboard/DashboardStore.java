package io.truevalue.analytics.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.tenancy.database.Lists;
import io.truevalue.tenancy.database.Statements;
import io.truevalue.web.listing.Column.Kind;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Listing;
import io.truevalue.web.listing.Page;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of dashboards, as far as the running principal may know of them. */
@Singleton
class DashboardStore {
    private static final String COLUMNS =
            "id, name, description, visibility, owner_id, tiles, version, created_at, updated_at";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM dashboard ";
    private static final TypeReference<List<Tile>> TILES = new TypeReference<>() {};

    private static final Listing LISTING = Listing.of(COLUMNS, "dashboard")
            .column("id", "id", Kind.UUID)
            .column("name", "name", Kind.TEXT)
            .column("visibility", "visibility", Kind.TEXT)
            .column("owner_id", "owner_id", Kind.TEXT)
            .column("created_at", "created_at", Kind.TIMESTAMP)
            .column("updated_at", "updated_at", Kind.TIMESTAMP)
            .build();

    private final Statements statements;
    private final Lists lists;
    private final ObjectMapper json;

    DashboardStore(Statements statements, Lists lists, ObjectMapper json) {
        this.statements = statements;
        this.lists = lists;
        this.json = json;
    }

    Page<Dashboard> page(ListRequest request) {
        return lists.page(LISTING, request, this::read);
    }

    Optional<Dashboard> find(UUID id) {
        return statements.find(SELECT + "WHERE id = ?", this::read, id);
    }

    /** Nobody else changes it before the transaction ends. */
    Optional<Dashboard> lock(UUID id) {
        return statements.find(SELECT + "WHERE id = ? FOR UPDATE", this::read, id);
    }

    /** How many they have; until the transaction ends they get no other beside it. */
    int lockedCountOf(String owner) {
        statements.list(
                "SELECT pg_advisory_xact_lock(hashtextextended(current_setting('app.org_id') || ?, 0))",
                row -> owner,
                owner);
        return statements
                .find("SELECT count(*) AS dashboards FROM dashboard WHERE owner_id = ?", row -> row.getInt(1), owner)
                .orElseThrow();
    }

    List<Dashboard> privateOf(String owner) {
        return statements.list(
                SELECT + "WHERE owner_id = ? AND visibility = 'private' ORDER BY id FOR UPDATE", this::read, owner);
    }

    void add(Dashboard dashboard) {
        statements.update(
                """
                INSERT INTO dashboard (org_id, id, name, description, visibility, owner_id, tiles, version,
                    created_at, updated_at)
                VALUES (current_setting('app.org_id')::uuid, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)""",
                dashboard.id(),
                dashboard.name(),
                dashboard.description(),
                dashboard.visibility().wireName(),
                dashboard.ownerId(),
                write(dashboard.tiles()),
                dashboard.version(),
                dashboard.createdAt(),
                dashboard.updatedAt());
    }

    void replace(Dashboard dashboard) {
        statements.update(
                """
                UPDATE dashboard
                SET name = ?, description = ?, visibility = ?, tiles = ?::jsonb, version = ?, updated_at = ?
                WHERE id = ?""",
                dashboard.name(),
                dashboard.description(),
                dashboard.visibility().wireName(),
                write(dashboard.tiles()),
                dashboard.version(),
                dashboard.updatedAt(),
                dashboard.id());
    }

    void remove(UUID id) {
        statements.update("DELETE FROM dashboard WHERE id = ?", id);
    }

    private String write(List<Tile> tiles) {
        try {
            return json.writeValueAsString(tiles);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("tiles can be written as JSON", e);
        }
    }

    private Dashboard read(ResultSet row) throws SQLException {
        try {
            return new Dashboard(
                    row.getObject("id", UUID.class),
                    row.getString("name"),
                    row.getString("description"),
                    Visibility.named(row.getString("visibility")),
                    row.getString("owner_id"),
                    json.readValue(row.getString("tiles"), TILES),
                    row.getLong("version"),
                    Statements.instant(row, "created_at"),
                    Statements.instant(row, "updated_at"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column holds what was written to it", e);
        }
    }
}
