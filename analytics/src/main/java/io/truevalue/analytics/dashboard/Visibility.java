package io.truevalue.analytics.dashboard;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whose eyes a dashboard is for: its owner's, or everybody's in the organisation. */
enum Visibility {
    PRIVATE,
    ORGANIZATION;

    @JsonValue
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Visibility named(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
