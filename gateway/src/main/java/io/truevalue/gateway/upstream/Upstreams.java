package io.truevalue.gateway.upstream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.netty.channel.EventLoop;
import io.truevalue.gateway.peer.PeerSettings;
import io.truevalue.gateway.route.Service;
import jakarta.annotation.PreDestroy;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The services' addresses, with a pool for each event loop so that no request changes threads. */
@Context
public final class Upstreams {
    private final Map<Service, InetSocketAddress> addresses = new EnumMap<>(Service.class);
    private final Map<Service, Compartment> compartments = new EnumMap<>(Service.class);
    private final Map<EventLoop, Map<Service, UpstreamPool>> pools = new ConcurrentHashMap<>();
    private final UpstreamSettings settings;

    Upstreams(PeerSettings peers, UpstreamSettings settings, MeterRegistry meters) {
        this.settings = settings;
        peers.bases().forEach((service, base) -> {
            addresses.put(service, addressOf(base));
            compartments.put(service, new Compartment(service.segment(), settings, meters));
        });
    }

    private static InetSocketAddress addressOf(URI base) {
        return InetSocketAddress.createUnresolved(String.valueOf(base.getHost()), base.getPort());
    }

    /** The pool of this event loop, to be used on it alone; null where the service is not configured. */
    public @Nullable UpstreamPool pool(EventLoop loop, Service service) {
        Map<Service, UpstreamPool> own = pools.get(loop);
        if (own == null) {
            own = pools.computeIfAbsent(loop, this::poolsOf);
        }
        return own.get(service);
    }

    /** Closes this event loop's connections that waited too long; to be called on it. */
    public void closeIdle(EventLoop loop) {
        long now = System.nanoTime();
        pools.getOrDefault(loop, Map.of()).values().forEach(pool -> pool.closeIdle(now));
    }

    private Map<Service, UpstreamPool> poolsOf(EventLoop loop) {
        Map<Service, UpstreamPool> own = new EnumMap<>(Service.class);
        addresses.forEach((service, address) -> {
            Compartment compartment = Objects.requireNonNull(compartments.get(service));
            own.put(service, new UpstreamPool(loop, address, compartment, settings));
        });
        return own;
    }

    @PreDestroy
    void close() {
        pools.forEach((loop, own) -> {
            if (!loop.isShuttingDown()) {
                loop.execute(() -> own.values().forEach(UpstreamPool::closeAll));
            }
        });
    }
}
