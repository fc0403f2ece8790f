package io.truevalue.gateway.peer;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.convert.format.MapFormat;
import io.truevalue.gateway.route.Service;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where the services are.
 *
 * @param peers base URLs by the first segment of the path, {@code http://host:port}
 */
@Context
@ConfigurationProperties("truevalue")
public record PeerSettings(
        @MapFormat(transformation = MapFormat.MapTransformation.FLAT)
        Map<String, String> peers) {
    public PeerSettings {
        for (Map.Entry<String, String> peer : peers.entrySet()) {
            URI base = URI.create(peer.getValue());
            if (!"http".equals(base.getScheme()) || base.getHost() == null || base.getPort() < 1) {
                throw new IllegalArgumentException("truevalue.peers." + peer.getKey() + " is not http://host:port");
            }
        }
    }

    /** The services that are configured; one that is not is answered as unavailable. */
    public Map<Service, URI> bases() {
        Map<Service, URI> bases = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            String base = peers.get(service.segment());
            if (base != null) {
                bases.put(service, URI.create(base));
            }
        }
        return bases;
    }
}
