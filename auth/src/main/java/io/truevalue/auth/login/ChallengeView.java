package io.truevalue.auth.login;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import io.truevalue.auth.factor.FactorChallenge;
import org.jspecify.annotations.Nullable;

/**
 * What a client needs to answer by one method.
 *
 * @param sentTo as much of the address or number as its owner recognises it by
 * @param expiresIn seconds
 * @param options for {@code navigator.credentials.get}
 */
@Introspected
record ChallengeView(
        String method,
        @Nullable String sentTo,
        @Nullable Long expiresIn,

        @Nullable @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
        JsonNode options) {
    static ChallengeView of(FactorChallenge challenge) {
        return new ChallengeView(
                challenge.kind().code(), challenge.sentTo(), challenge.expiresIn(), challenge.options());
    }
}
