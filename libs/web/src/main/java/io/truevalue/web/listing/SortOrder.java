package io.truevalue.web.listing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The columns that order a list, each up or down; the last one makes the order total. */
record SortOrder(List<Key> keys) {
    private static final int MOST_KEYS = 5;

    record Key(Column column, boolean descending) {}

    static SortOrder parse(String text, Columns columns) {
        List<Key> keys = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String part : text.split(",", MOST_KEYS + 2)) {
            String trimmed = part.strip();
            boolean descending = trimmed.startsWith("-");
            String name = descending ? trimmed.substring(1) : trimmed;
            Column column = columns.find(name)
                    .filter(Column::sortable)
                    .orElseThrow(() -> ListRequest.invalid("sort", "one of " + columns.sortableNames()));
            if (seen.add(name)) {
                keys.add(new Key(column, descending));
            }
        }
        if (keys.size() > MOST_KEYS) {
            throw ListRequest.invalid("sort", "at most " + MOST_KEYS + " fields");
        }
        if (!seen.contains(columns.key().name())) {
            keys.add(new Key(columns.key(), keys.getFirst().descending()));
        }
        return new SortOrder(List.copyOf(keys));
    }

    /** As callers would write it; a cursor belongs to one such text. */
    String text() {
        return keys.stream()
                .map(key -> (key.descending() ? "-" : "") + key.column().name())
                .collect(Collectors.joining(","));
    }

    String orderBy() {
        return keys.stream()
                .map(key -> key.column().sql() + (key.descending() ? " DESC" : " ASC"))
                .collect(Collectors.joining(", "));
    }

    /** The sort columns as text, to make the next cursor of. */
    String cursorColumns() {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < keys.size(); i++) {
            sql.append(", (")
                    .append(keys.get(i).column().sql())
                    .append(")::text AS cursor_")
                    .append(i);
        }
        return sql.toString();
    }

    /** The rows past the cursor: {@code (a < ?) OR (a = ? AND b < ?) ...}. */
    Sql after(Cursor cursor) {
        List<String> alternatives = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        for (int last = 0; last < keys.size(); last++) {
            List<String> terms = new ArrayList<>();
            for (int i = 0; i <= last; i++) {
                Key key = keys.get(i);
                String operator = i < last ? "=" : key.descending() ? "<" : ">";
                terms.add(key.column().sql() + " " + operator + " ?::"
                        + key.column().kind().sqlType());
                parameters.add(Literals.checked(cursor.values().get(i), key.column(), "cursor"));
            }
            alternatives.add("(" + String.join(" AND ", terms) + ")");
        }
        return new Sql("(" + String.join(" OR ", alternatives) + ")", List.copyOf(parameters));
    }
}
