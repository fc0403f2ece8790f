package io.truevalue.crm.pipeline;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether deals in a stage are still open, and how they ended where not. */
public enum DealStatus {
    OPEN,
    WON,
    LOST;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static DealStatus named(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
