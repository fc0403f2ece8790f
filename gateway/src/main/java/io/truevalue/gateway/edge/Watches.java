package io.truevalue.gateway.edge;

import io.netty.channel.EventLoop;
import io.truevalue.gateway.upstream.Upstreams;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Looks after each event loop's connections a few times a second: cheaper than a timer for each request. */
@Singleton
final class Watches {
    private static final int EVERY_MILLIS = 200;

    private final Map<EventLoop, Set<GateHandler>> watched = new ConcurrentHashMap<>();
    private final Upstreams upstreams;
    private final Clock clock;

    Watches(Upstreams upstreams, Clock clock) {
        this.upstreams = upstreams;
        this.clock = clock;
    }

    /** To be called on the connection's event loop. */
    void add(EventLoop loop, GateHandler handler) {
        watched.computeIfAbsent(loop, this::begin).add(handler);
    }

    /** To be called on the connection's event loop. */
    void remove(EventLoop loop, GateHandler handler) {
        watched.getOrDefault(loop, new HashSet<>()).remove(handler);
    }

    private Set<GateHandler> begin(EventLoop loop) {
        Set<GateHandler> handlers = new HashSet<>();
        loop.scheduleWithFixedDelay(() -> check(loop, handlers), EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return handlers;
    }

    private void check(EventLoop loop, Set<GateHandler> handlers) {
        long nowNanos = System.nanoTime();
        long nowSecond = clock.instant().getEpochSecond();
        for (GateHandler handler : handlers.toArray(new GateHandler[0])) {
            handler.check(nowNanos, nowSecond);
        }
        upstreams.closeIdle(loop);
    }
}
