package io.truevalue.tenancy.calls;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.convert.format.MapFormat;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the other services are.
 *
 * @param peers service, such as {@code audit-log} → base URL
 */
@Context
@ConfigurationProperties("truevalue")
public record PeerSettings(
        @Nullable @MapFormat(transformation = MapFormat.MapTransformation.FLAT)
        Map<String, String> peers) {
    URI baseOf(String service) {
        String base = peers == null ? null : peers.get(service);
        if (base == null) {
            throw new IllegalStateException("truevalue.peers." + service + " is not set");
        }
        return URI.create(base);
    }
}
