package io.truevalue.gateway.edge;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * TLS on the public port, off unless both are given.
 *
 * @param certificate a PEM file with the chain, the gate's own certificate first
 * @param key a PEM file with its private key, PKCS #8 without a password
 */
@Context
@ConfigurationProperties("truevalue.gateway.tls")
record TlsSettings(@Nullable Path certificate, @Nullable Path key) {
    TlsSettings {
        if ((certificate == null) != (key == null)) {
            throw new IllegalArgumentException("truevalue.gateway.tls: certificate and key are given together");
        }
    }
}
