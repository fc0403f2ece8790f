package io.truevalue.crm.imports.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where an import stands. */
public enum ImportStatus {
    PREVIEWED,
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELED;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isOver() {
        return this != PREVIEWED && this != RUNNING;
    }
}
