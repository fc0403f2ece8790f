package io.truevalue.auth.token;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.truevalue.signing.SigningSecret;
import jakarta.validation.constraints.NotBlank;

/**
 * The secret that access tokens are signed with, which the gateway shares. A short one, or a sample, does not start.
 *
 * @param secret 64 hexadecimal digits
 */
@Context
@ConfigurationProperties("truevalue.jwt")
record TokenSettings(@NotBlank String secret) {
    TokenSettings {
        SigningSecret.decode("truevalue.jwt.secret", secret);
    }

    byte[] key() {
        return SigningSecret.decode("truevalue.jwt.secret", secret);
    }

    @Override
    public String toString() {
        return "TokenSettings(hidden)";
    }
}
