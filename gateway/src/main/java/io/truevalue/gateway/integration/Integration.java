package io.truevalue.gateway.integration;

import io.truevalue.gateway.token.Token;
import io.truevalue.signing.SigningKey;
import java.util.List;

/**
 * A caller that signs, as auth tells of it.
 *
 * @param keys derived for the gateway: the present one, and the previous while it is still taken
 * @param identity what it is behind the gate, once its signature holds
 */
public record Integration(String id, List<SigningKey> keys, Token identity) {
    @Override
    public String toString() {
        return "Integration(" + id + ", hidden)";
    }
}
