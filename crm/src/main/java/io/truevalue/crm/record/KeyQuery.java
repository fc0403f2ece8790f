package io.truevalue.crm.record;

import java.util.List;
import java.util.Optional;

/**
 * Finds records by a key.
 *
 * @param sql selects the key's value in lower case and the id; its last parameter is an array of values
 * @param parameters before it
 */
public record KeyQuery(String sql, List<String> parameters) {
    public KeyQuery {
        parameters = List.copyOf(parameters);
    }

    private static final String CUSTOM = "custom.";

    /** @param sql takes the field's name twice */
    public static Optional<KeyQuery> custom(String sql, String key) {
        String field = key.startsWith(CUSTOM) ? key.substring(CUSTOM.length()) : "";
        return CustomValues.isKey(field) ? Optional.of(new KeyQuery(sql, List.of(field, field))) : Optional.empty();
    }
}
