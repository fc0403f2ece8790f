package io.truevalue.redis;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Requests of the last minute, counted by all replicas together in two weighted slots. One atomic round trip a request;
 * the clock is that of Redis, so that replicas need not agree on the time.
 */
@Singleton
@Requires(beans = RedisSettings.class)
public final class SlidingCounts {
    /**
     * One request counted, or refused.
     *
     * @param resetSeconds until the slot ends; of a refused request, until it may be tried again
     */
    public record Count(boolean isAllowed, int remaining, int resetSeconds) {}

    private static final String SCRIPT = read("sliding-minute.lua");

    private final RedisLink link;
    private final Counter fallbacks;
    private volatile @Nullable String digest;

    SlidingCounts(RedisLink link, MeterRegistry metrics) {
        this.link = link;
        this.fallbacks = metrics.counter("truevalue.redis.fallbacks", "use", "limit");
    }

    /**
     * Counts one request unless it is past the limit. Does not block; completes exceptionally, soon, where Redis cannot
     * say.
     *
     * @param caller an opaque name of who is counted; no address and no e-mail in clear
     */
    public CompletableFuture<Count> take(byte[] caller, int limit) {
        byte[] most = Integer.toString(limit).getBytes(StandardCharsets.US_ASCII);
        return evaluate(caller, most).whenComplete((count, failure) -> {
            if (failure != null) {
                fallbacks.increment();
            }
        });
    }

    private CompletableFuture<Count> evaluate(byte[] caller, byte[] most) {
        byte[][] keys = {caller};
        return link.<List<Long>>send(redis -> redis.evalsha(digestOf(redis), ScriptOutputType.MULTI, keys, most))
                .exceptionallyCompose(failure -> isUnknownScript(failure)
                        ? link.send(redis -> redis.eval(SCRIPT, ScriptOutputType.MULTI, keys, most))
                        : CompletableFuture.failedFuture(failure))
                .thenApply(SlidingCounts::count);
    }

    private String digestOf(RedisAsyncCommands<byte[], byte[]> redis) {
        String known = digest;
        if (known == null) {
            known = redis.digest(SCRIPT);
            digest = known;
        }
        return known;
    }

    /** As after a restart of Redis: sent whole, it is known again. */
    private static boolean isUnknownScript(Throwable failure) {
        return failure instanceof RedisNoScriptException
                || (failure instanceof CompletionException && failure.getCause() instanceof RedisNoScriptException);
    }

    private static Count count(List<Long> answer) {
        return new Count(
                answer.get(0) == 1, answer.get(1).intValue(), answer.get(2).intValue());
    }

    private static String read(String resource) {
        try (InputStream in = SlidingCounts.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
