package io.truevalue.web.listing;

import io.truevalue.web.problem.CommonProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The allow-list of a list's columns, and the one that makes its order total. */
record Columns(Map<String, Column> byName, Column key, Map<String, String> hidden) {
    static Columns of(List<Column> columns, String key) {
        Map<String, Column> byName = new LinkedHashMap<>();
        columns.forEach(column -> byName.put(column.name(), column));
        Column last = byName.get(key);
        if (last == null) {
            throw new IllegalArgumentException("no column " + key);
        }
        return new Columns(byName, last, Map.of());
    }

    Columns hiding(Map<String, String> permissions) {
        return new Columns(byName, key, Map.copyOf(permissions));
    }

    /** Refuses a column that the caller may not read: by what is found, its values could be guessed. */
    Optional<Column> find(String name) {
        String permission = hidden.get(name);
        if (permission != null && byName.containsKey(name)) {
            throw CommonProblem.PERMISSION_DENIED
                    .because("You need the permission " + permission + " to filter or sort by " + name + ".")
                    .with(Map.of("permission", permission));
        }
        return Optional.ofNullable(byName.get(name));
    }

    String names() {
        return String.join(", ", byName.keySet());
    }

    String sortableNames() {
        return String.join(
                ", ",
                byName.values().stream()
                        .filter(Column::sortable)
                        .map(Column::name)
                        .toList());
    }
}
