package io.truevalue.crm.imports.mapping;

import io.truevalue.crm.record.Faults;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which column goes to which field. Headers that name a field speak for themselves unless the caller says otherwise. */
public record Mapping(Map<String, String> fieldByColumn) {
    public Mapping {
        fieldByColumn = Collections.unmodifiableMap(new LinkedHashMap<>(fieldByColumn));
    }

    /** @param given column → field; null or an empty text leaves the column out */
    public static Mapping of(List<String> columns, Map<String, @Nullable String> given, Fields fields) {
        Map<String, String> chosen = chosen(columns, given, fields);
        Map<String, String> columnByField = new HashMap<>();
        Map<String, Integer> ranks = new HashMap<>();
        chosen.values().forEach(field -> ranks.put(field, -1));
        Map<String, String> named = new LinkedHashMap<>();
        for (String column : columns) {
            Optional<Fields.Match> match = given.containsKey(column) ? Optional.empty() : fields.match(column);
            match.filter(found -> found.rank() < ranks.getOrDefault(found.field(), Integer.MAX_VALUE)
                            || Fields.takesSeveral(found.field()))
                    .ifPresent(found -> {
                        ranks.put(found.field(), found.rank());
                        String displaced = columnByField.put(found.field(), column);
                        if (displaced != null && !Fields.takesSeveral(found.field())) {
                            named.remove(displaced);
                        }
                        named.put(column, found.field());
                    });
        }
        Map<String, String> whole = new LinkedHashMap<>();
        for (String column : columns) {
            String field = chosen.getOrDefault(column, named.get(column));
            if (field != null) {
                whole.put(column, field);
            }
        }
        return new Mapping(whole);
    }

    private static Map<String, String> chosen(
            List<String> columns, Map<String, @Nullable String> given, Fields fields) {
        Faults faults = new Faults();
        Map<String, String> chosen = new LinkedHashMap<>();
        given.forEach((column, written) -> {
            Optional<String> field = written == null ? Optional.empty() : fields.named(written);
            if (!columns.contains(column)) {
                faults.add("mapping." + column, "unknown_column", "the file has no such column");
            } else if (written != null && !written.isEmpty() && field.isEmpty()) {
                faults.add("mapping." + column, "unknown_field", "no such field: " + written);
            } else if (field.isPresent()) {
                boolean twice = !Fields.takesSeveral(field.get()) && chosen.containsValue(field.get());
                if (twice) {
                    faults.add("mapping." + column, "mapped_twice", "another column goes to " + field.get());
                }
                chosen.put(column, field.get());
            }
        });
        faults.refuseIfAny();
        return chosen;
    }

    public boolean maps(String field) {
        return fieldByColumn.containsValue(field);
    }

    public List<String> unmapped(List<String> columns) {
        return columns.stream()
                .filter(column -> !fieldByColumn.containsKey(column))
                .toList();
    }
}
