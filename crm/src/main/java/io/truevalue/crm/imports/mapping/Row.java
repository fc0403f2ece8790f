package io.truevalue.crm.imports.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cells of one row that are mapped and not blank, by field. */
public final class Row {
    private static final String CUSTOM = "custom.";

    /** One cell, with the name of its column. */
    public record Cell(String column, String value) {}

    private final Map<String, List<Cell>> byField = new LinkedHashMap<>();

    public static Row of(List<String> columns, List<String> cells, Mapping mapping) {
        Row row = new Row();
        for (int i = 0; i < Math.min(columns.size(), cells.size()); i++) {
            String field = mapping.fieldByColumn().get(columns.get(i));
            String value = cells.get(i).strip();
            if (field != null && !value.isEmpty()) {
                row.byField.computeIfAbsent(field, any -> new ArrayList<>()).add(new Cell(columns.get(i), value));
            }
        }
        return row;
    }

    public boolean isEmpty() {
        return byField.isEmpty();
    }

    public Optional<String> one(String field) {
        return all(field).stream().findFirst().map(Cell::value);
    }

    public List<Cell> all(String field) {
        return byField.getOrDefault(field, List.of());
    }

    /** The organisation's own fields, by key. */
    public Map<String, Object> custom(Map<String, Object> before) {
        Map<String, Object> custom = new LinkedHashMap<>(before);
        byField.forEach((field, cells) -> {
            if (field.startsWith(CUSTOM)) {
                custom.put(field.substring(CUSTOM.length()), cells.getFirst().value());
            }
        });
        return custom;
    }
}
