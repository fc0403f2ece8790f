package io.truevalue.gateway.token;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import org.jspecify.annotations.Nullable;

/**
 * The token secrets, in hexadecimal.
 *
 * @param previousSecret accepted too while a rotation lasts
 */
@Context
@ConfigurationProperties("truevalue.jwt")
record TokenSettings(String secret, @Nullable String previousSecret) {
    TokenSettings {
        new TokenKeys(secret, previousSecret);
    }

    TokenKeys keys() {
        return new TokenKeys(secret, previousSecret);
    }

    @Override
    public String toString() {
        return "TokenSettings(hidden)";
    }
}
