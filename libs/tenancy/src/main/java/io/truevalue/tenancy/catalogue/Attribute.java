package io.truevalue.tenancy.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What a policy's condition may read of a record, as {@code resource.<name>}.
 *
 * @param name the member of the record's JSON
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Attribute(String name, Type type, String title) {
    /** What kind of value it is; in a condition, ids and dates are texts. */
    public enum Type {
        STRING,
        UUID,
        INTEGER,
        NUMBER,
        BOOLEAN,
        TIMESTAMP,
        DATE,
        STRINGS;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Type named(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }
}
