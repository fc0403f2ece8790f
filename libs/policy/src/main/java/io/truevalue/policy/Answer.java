package io.truevalue.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a condition says. Where it cannot be told, a deny applies and an allow does not. */
public enum Answer {
    APPLIES,
    DOES_NOT_APPLY,
    CANNOT_TELL,
    /** It hangs on the record, and none was given. */
    HANGS_ON_RECORD;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
