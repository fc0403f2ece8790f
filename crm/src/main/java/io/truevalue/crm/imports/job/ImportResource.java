package io.truevalue.crm.imports.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a file holds. */
public enum ImportResource {
    CONTACTS,
    COMPANIES;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ImportResource> of(String text) {
        return Arrays.stream(values())
                .filter(one -> one.wireName().equals(text))
                .findFirst();
    }
}
