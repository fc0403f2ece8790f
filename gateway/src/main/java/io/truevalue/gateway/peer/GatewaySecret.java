package io.truevalue.gateway.peer;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.truevalue.signing.RequestSigner;
import io.truevalue.signing.SigningSecret;
import java.time.Clock;

/** The secret that the gateway signs with, in hexadecimal; a weak one stops the start. */
@Context
@ConfigurationProperties("truevalue.signing")
public record GatewaySecret(String secret) {
    public GatewaySecret {
        SigningSecret.decode("truevalue.signing.secret", secret);
    }

    /** Signs what is forwarded for users and the public. */
    public RequestSigner forForwarding(String audience, Clock clock) {
        return RequestSigner.forGateway(bytes(), audience, clock);
    }

    RequestSigner forOwnCalls(String audience, Clock clock) {
        return RequestSigner.forCaller("gateway", bytes(), audience, clock);
    }

    private byte[] bytes() {
        return SigningSecret.decode("truevalue.signing.secret", secret);
    }

    @Override
    public String toString() {
        return "GatewaySecret(hidden)";
    }
}
