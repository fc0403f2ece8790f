package io.truevalue.web.listing;

import org.jspecify.annotations.Nullable;

/**
 * A field that a list can be filtered or sorted by.
 *
 * @param name as callers write it
 * @param sql a never-null SQL expression, chosen by us
 * @param rows where a record has many values, each in a row of its own: their table and what joins it ({@code t WHERE
 *     ...}); the expression is then one row's value
 */
public record Column(
        String name,
        String sql,
        Kind kind,
        boolean sortable,
        @Nullable String rows) {
    /** How a column's values compare, and the PostgreSQL type that a parameter is cast to. */
    public enum Kind {
        TEXT("text"),
        UUID("uuid"),
        TIMESTAMP("timestamptz"),
        DATE("date"),
        NUMBER("numeric"),
        BOOLEAN("boolean"),
        /** An array of text; equality asks whether it holds the value. Not sortable. */
        TEXTS("text[]");

        private final String sqlType;

        Kind(String sqlType) {
            this.sqlType = sqlType;
        }

        String sqlType() {
            return sqlType;
        }
    }

    boolean ofMany() {
        return rows != null || kind == Kind.TEXTS;
    }

    /** The value of one of the rows. */
    Column ofOneRow() {
        return new Column(name, sql, kind, false, null);
    }
}
