package io.truevalue.crm.imports.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether each row makes a record, or one that its key finds is changed. */
public enum ImportMode {
    CREATE,
    UPSERT;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ImportMode> of(String text) {
        return Arrays.stream(values())
                .filter(one -> one.wireName().equals(text))
                .findFirst();
    }
}
