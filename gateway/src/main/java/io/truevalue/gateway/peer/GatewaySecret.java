package io.truevalue.gateway.peer;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.truevalue.signing.RequestSigner;
import io.truevalue.signing.SigningKey;
import io.truevalue.signing.SigningSecret;
import java.time.Clock;
import java.util.HexFormat;

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

    /** A key for a purpose of the gateways' own, the same in each of them; no service is given it. */
    public byte[] derive(String purpose) {
        return HexFormat.of()
                .parseHex(SigningKey.derive(bytes(), "gateway-" + purpose).exportHex());
    }

    private byte[] bytes() {
        return SigningSecret.decode("truevalue.signing.secret", secret);
    }

    @Override
    public String toString() {
        return "GatewaySecret(hidden)";
    }
}
