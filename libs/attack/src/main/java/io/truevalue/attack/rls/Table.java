package io.truevalue.attack.rls;

import java.util.List;
import java.util.Optional;

/**
 * A table of the catalogue.
 *
 * @param name quoted where it must be, with its schema unless that is {@code public}
 * @param secured whether row-level security is on and forced
 * @param keys the columns of each unique index
 */
record Table(
        long oid,
        String name,
        boolean secured,
        boolean partition,
        List<Column> columns,
        List<Check> checks,
        List<List<String>> keys,
        List<Reference> references) {
    private static final String TENANT = "org_id";
    private static final String USER = "user_id";

    /** A check constraint's expression over some columns. */
    record Check(List<String> columns, String expression) {}

    /** A foreign key. */
    record Reference(String target, List<String> columns, List<String> targetColumns) {}

    boolean hasTenant() {
        return column(TENANT).isPresent();
    }

    /** Whether its rows are a user's, under policies of their own. */
    boolean isPersonal() {
        return !hasTenant() && secured && column(USER).isPresent();
    }

    /** The column that says whose a row is. */
    String marker() {
        return hasTenant() ? TENANT : USER;
    }

    Optional<Column> column(String wanted) {
        return columns.stream().filter(column -> column.name().equals(wanted)).findFirst();
    }
}
