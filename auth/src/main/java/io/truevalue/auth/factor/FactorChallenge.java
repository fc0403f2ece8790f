package io.truevalue.auth.factor;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What a client needs to answer.
 *
 * @param sentTo where a code went, as much of it as its owner recognises it by; null where none was sent
 * @param expiresIn seconds that the answer may take; null where it does not matter
 * @param options for {@code navigator.credentials.get}; null for kinds that take a code
 */
public record FactorChallenge(
        FactorKind kind,
        @Nullable String sentTo,
        @Nullable Long expiresIn,
        @Nullable JsonNode options) {
    /** Of a kind whose answer needs nothing from here. */
    public static FactorChallenge none(FactorKind kind) {
        return new FactorChallenge(kind, null, null, null);
    }
}
