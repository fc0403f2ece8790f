package io.truevalue.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionStateAdapter;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to Redis, and whether it may be asked. A broken connection, or five commands in a row without an answer
 * in time, lose it: from then on nothing waits for Redis, until a try aside of all requests finds it again. No command is
 * ever sent twice.
 */
@Context
@Requires(beans = RedisSettings.class)
final class RedisLink {
    private static final Logger log = LoggerFactory.getLogger(RedisLink.class);
    private static final int VAIN_COMMANDS = 5;
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(2);

    private record Live(
            StatefulRedisConnection<byte[], byte[]> connection, RedisAsyncCommands<byte[], byte[]> commands) {}

    private final RedisSettings settings;
    private final ClientResources resources;
    private final RedisClient client;
    private final Counter losses;
    private final AtomicInteger vain = new AtomicInteger();
    private final CountDownLatch stopped = new CountDownLatch(1);

    private @Nullable StatefulRedisConnection<byte[], byte[]> connection;
    private volatile @Nullable Live live;
    private boolean isLossTold;

    RedisLink(RedisSettings settings, MeterRegistry metrics) {
        this.settings = settings;
        this.resources = DefaultClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .build();
        this.client = RedisClient.create(resources, settings.uri());
        client.setOptions(ClientOptions.builder()
                // It would send again what was under way, and count it twice; this class connects again by itself.
                .autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(100_000)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(CONNECT_PATIENCE)
                        .keepAlive(true)
                        .build())
                .build());
        client.addListener(new RedisConnectionStateAdapter() {
            @Override
            public void onRedisDisconnected(RedisChannelHandler<?, ?> ended) {
                Live known = live;
                if (known != null && known.connection().equals(ended)) {
                    lose(known, "the connection ended");
                }
            }
        });
        this.losses = metrics.counter("truevalue.redis.losses");
        Gauge.builder("truevalue.redis.up", this, link -> link.isUp() ? 1 : 0).register(metrics);
    }

    @PostConstruct
    void start() throws InterruptedException {
        seek();
        Thread.ofVirtual().name("redis-link").start(this::keep);
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
        live = null;
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        resources.shutdown(0, 2, TimeUnit.SECONDS);
    }

    boolean isUp() {
        return live != null;
    }

    /** Sends a command; the answer fails, after the timeout at the latest, where Redis has none to give. */
    <T> CompletableFuture<T> send(Function<RedisAsyncCommands<byte[], byte[]>, RedisFuture<T>> command) {
        Live ready = live;
        if (ready == null) {
            return CompletableFuture.failedFuture(new RedisLost());
        }
        CompletableFuture<T> answer;
        try {
            answer = command.apply(ready.commands()).toCompletableFuture();
        } catch (RedisException rejected) {
            lose(ready, rejected.toString());
            return CompletableFuture.failedFuture(new RedisLost());
        }
        return answer.orTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((given, failure) -> judge(ready, failure));
    }

    private void judge(Live asked, @Nullable Throwable failure) {
        // What Redis refuses, it has answered: as a script that it does not know yet.
        if (failure == null || failure instanceof RedisCommandExecutionException) {
            if (vain.get() != 0) {
                vain.set(0);
            }
        } else if (!asked.connection().isOpen() || vain.incrementAndGet() >= VAIN_COMMANDS) {
            lose(asked, failure.toString());
        }
    }

    private synchronized void lose(Live asked, String reason) {
        if (asked.equals(live)) {
            live = null;
            tellLoss(reason);
        }
    }

    private synchronized void tellLoss(String reason) {
        if (!isLossTold) {
            isLossTold = true;
            losses.increment();
            log.warn("Redis is lost; each replica counts for itself until it is back: {}", reason);
        }
    }

    private void keep() {
        try {
            while (!stopped.await(settings.retry().toMillis(), TimeUnit.MILLISECONDS)) {
                if (live == null) {
                    seek();
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tries once to get an answer over the connection there is, else over a new one the next time. */
    private void seek() throws InterruptedException {
        try {
            StatefulRedisConnection<byte[], byte[]> open = connection;
            if (open == null || !open.isOpen()) {
                open = client.connectAsync(ByteArrayCodec.INSTANCE, settings.uri())
                        .toCompletableFuture()
                        .get(CONNECT_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                connection = open;
            }
            open.async().ping().toCompletableFuture().get(CONNECT_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            found(open);
        } catch (ExecutionException | TimeoutException | RedisException still) {
            drop();
            tellLoss(String.valueOf(still instanceof ExecutionException ? still.getCause() : still));
        }
    }

    private synchronized void found(StatefulRedisConnection<byte[], byte[]> open) {
        vain.set(0);
        live = new Live(open, open.async());
        if (isLossTold) {
            isLossTold = false;
            log.info("Redis is back");
        }
    }

    /** What does not answer may never again, as behind a network that was cut: the next try begins anew. */
    private void drop() {
        StatefulRedisConnection<byte[], byte[]> deaf = connection;
        connection = null;
        if (deaf != null) {
            deaf.closeAsync();
        }
    }
}
