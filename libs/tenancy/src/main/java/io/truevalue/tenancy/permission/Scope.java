package io.truevalue.tenancy.permission;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Over which records a permission reaches: all, those of the holder's teams, or those that the holder owns. */
public enum Scope {
    ALL(""),
    TEAM("@team"),
    OWN("@own");

    private final String suffix;

    Scope(String suffix) {
        this.suffix = suffix;
    }

    /** What follows the action in a permission's name. */
    public String suffix() {
        return suffix;
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Scope named(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
