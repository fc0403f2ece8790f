package io.truevalue.web.listing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The allow-list of a list's columns, and the one that makes its order total. */
record Columns(Map<String, Column> byName, Column key) {
    static Columns of(List<Column> columns, String key) {
        Map<String, Column> byName = new LinkedHashMap<>();
        columns.forEach(column -> byName.put(column.name(), column));
        Column last = byName.get(key);
        if (last == null) {
            throw new IllegalArgumentException("no column " + key);
        }
        return new Columns(byName, last);
    }

    Optional<Column> find(String name) {
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
