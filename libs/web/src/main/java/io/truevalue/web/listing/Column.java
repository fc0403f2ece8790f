package io.truevalue.web.listing;

/**
 * A field that a list can be filtered or sorted by.
 *
 * @param name as callers write it
 * @param sql a never-null SQL expression, chosen by us
 */
public record Column(String name, String sql, Kind kind, boolean sortable) {
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
}
