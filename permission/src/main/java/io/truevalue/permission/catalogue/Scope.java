package io.truevalue.permission.catalogue;

import java.util.Locale;

/** Over which records a permission reaches. */
public enum Scope {
    ALL(""),
    TEAM("@team"),
    OWN("@own");

    private final String suffix;

    Scope(String suffix) {
        this.suffix = suffix;
    }

    String suffix() {
        return suffix;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
