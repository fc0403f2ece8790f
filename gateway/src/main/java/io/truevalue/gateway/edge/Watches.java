package io.truevalue.gateway.edge;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.truevalue.gateway.upstream.Upstreams;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks after each event loop's connections a few times a second: cheaper than a timer for each request. */
@Singleton
final class Watches {
    private static final int EVERY_MILLIS = 200;

    private final Map<EventLoop, Set<Watched>> watched = new ConcurrentHashMap<>();
    private final Queue<Channel> listeners = new ConcurrentLinkedQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private final CompletableFuture<Void> empty = new CompletableFuture<>();
    private final Upstreams upstreams;
    private final Clock clock;
    private volatile boolean isDraining;
    private volatile boolean closesIdle;

    Watches(Upstreams upstreams, Clock clock) {
        this.upstreams = upstreams;
        this.clock = clock;
    }

    /** A socket that accepts connections, to be closed when the gate stops. */
    void listens(Channel listener) {
        listeners.add(listener);
    }

    /** To be called on the connection's event loop. */
    void add(EventLoop loop, Watched each) {
        open.incrementAndGet();
        watched.computeIfAbsent(loop, this::begin).add(each);
        if (isDraining) {
            each.drain(closesIdle);
        }
    }

    /** To be called on the connection's event loop. */
    void remove(EventLoop loop, Watched each) {
        Set<Watched> all = watched.get(loop);
        if (all != null && all.remove(each) && open.decrementAndGet() == 0 && closesIdle) {
            empty.complete(null);
        }
    }

    boolean isDraining() {
        return isDraining;
    }

    /** Has every answer say that it is the connection's last. */
    void giveNotice() {
        isDraining = true;
        watched.forEach((loop, all) -> loop.execute(() -> drain(all)));
    }

    /** Accepts no more, and closes what is idle; done when the last connection is closed. */
    CompletableFuture<Void> drain() {
        closesIdle = true;
        isDraining = true;
        listeners.forEach(Channel::close);
        watched.forEach((loop, all) -> loop.execute(() -> drain(all)));
        if (open.get() == 0) {
            empty.complete(null);
        }
        return empty;
    }

    private void drain(Set<Watched> all) {
        for (Watched each : all.toArray(new Watched[0])) {
            each.drain(closesIdle);
        }
    }

    private Set<Watched> begin(EventLoop loop) {
        Set<Watched> all = new HashSet<>();
        loop.scheduleWithFixedDelay(() -> check(loop, all), EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return all;
    }

    private void check(EventLoop loop, Set<Watched> all) {
        long nowNanos = System.nanoTime();
        long nowSecond = clock.instant().getEpochSecond();
        for (Watched each : all.toArray(new Watched[0])) {
            each.check(nowNanos, nowSecond);
        }
        upstreams.closeIdle(loop);
    }
}
