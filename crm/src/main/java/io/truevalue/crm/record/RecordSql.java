package io.truevalue.crm.record;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statements on one kind of records, which differ from another's in table and columns alone.
 *
 * @param table has a view {@code <table>_seen}, see the migration of {@code hold_records}
 * @param own columns beside those of every kind, in the order in which they are bound; {@code phones::jsonb} is one that
 *     takes a cast
 */
public record RecordSql(String table, List<String> own) {
    private static final List<String> OF_EVERY_KIND = List.of("owner_id", "team_id", "tags", "custom::jsonb");

    String columns() {
        return "id, version, " + written().map(RecordSql::name).collect(Collectors.joining(", "))
                + ", created_by, created_at, updated_at";
    }

    /** With {@code seen}, the fields of the row that the caller may read. */
    String seenColumns() {
        return columns() + ", seen";
    }

    String view() {
        return table + "_seen";
    }

    String select() {
        return "SELECT " + columns() + " FROM " + table + " WHERE deleted_at IS NULL AND id = ANY (?)";
    }

    String selectSeen() {
        return "SELECT " + seenColumns() + " FROM " + view() + " WHERE deleted_at IS NULL AND id = ANY (?)";
    }

    String lock() {
        return select() + " ORDER BY id FOR NO KEY UPDATE";
    }

    String lockDeleted() {
        return "SELECT " + columns() + " FROM " + table
                + " WHERE deleted_at IS NOT NULL AND id = ANY (?) FOR NO KEY UPDATE";
    }

    /** Takes the values of {@link #update}, then organisation, creator and time of creation. */
    String insert() {
        return "INSERT INTO " + table + " (version, "
                + written().map(RecordSql::name).collect(Collectors.joining(", "))
                + ", updated_at, id, org_id, created_by, created_at) VALUES (?, "
                + written().map(RecordSql::value).collect(Collectors.joining(", ")) + ", ?, ?, ?, ?, ?)";
    }

    /** Takes the version, the columns' values, the time and the id. */
    String update() {
        return "UPDATE " + table + " SET version = ?, "
                + written().map(column -> name(column) + " = " + value(column)).collect(Collectors.joining(", "))
                + ", updated_at = ? WHERE id = ?";
    }

    String delete() {
        return "UPDATE " + table
                + " SET deleted_at = now(), version = ?, updated_at = ? WHERE id = ? AND deleted_at IS NULL";
    }

    String restore() {
        return "UPDATE " + table + " SET deleted_at = NULL, version = ?, updated_at = ? WHERE id = ?";
    }

    private Stream<String> written() {
        return Stream.concat(own.stream(), OF_EVERY_KIND.stream());
    }

    private static String name(String column) {
        return column.replaceFirst("::.*", "");
    }

    private static String value(String column) {
        int cast = column.indexOf("::");
        return cast < 0 ? "?" : "?" + column.substring(cast);
    }
}
