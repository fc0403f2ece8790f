package io.truevalue.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Denies or allows permissions where its condition holds.
 *
 * @param permissions without a scope: {@code contacts:read}, {@code contacts.emails:read}; {@code *} for all
 * @param condition CEL
 */
public record Policy(
        UUID id,
        String name,
        Effect effect,
        List<String> permissions,
        String condition,
        boolean enabled,
        long version) {
    /** All permissions that there are, and will be. */
    public static final String EVERYTHING = "*";

    /** What a policy does where it applies. */
    public enum Effect {
        DENY,
        ALLOW;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Effect named(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }

    public Policy {
        permissions = List.copyOf(permissions);
    }

    /** The same at its end, which is the version after the last. */
    public Policy ended() {
        return new Policy(id, name, effect, permissions, condition, enabled, version + 1);
    }
}
