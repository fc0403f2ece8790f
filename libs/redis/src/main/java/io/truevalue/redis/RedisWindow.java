package io.truevalue.redis;

import io.lettuce.core.SetArgs;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.truevalue.signing.ReplayKey;
import io.truevalue.signing.SharedWindow;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * The window of signed requests seen by all replicas. The audience is part of what the key was hashed from, so replicas of
 * all services may share one Redis.
 */
@Singleton
@Requires(beans = RedisSettings.class)
final class RedisWindow implements SharedWindow {
    private static final byte[] PREFIX = "tv:seen:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = new byte[0];

    private final RedisLink link;
    private final Counter fallbacks;

    RedisWindow(RedisLink link, MeterRegistry metrics) {
        this.link = link;
        this.fallbacks = metrics.counter("truevalue.redis.fallbacks", "use", "replay");
    }

    @Override
    public CompletionStage<Claim> claim(ReplayKey key, Duration kept) {
        byte[] name = ByteBuffer.allocate(PREFIX.length + ReplayKey.BYTES)
                .put(PREFIX)
                .put(key.toBytes())
                .array();
        SetArgs once = SetArgs.Builder.nx().px(kept.toMillis());
        return link.send(redis -> redis.set(name, NOTHING, once)).handle((answer, failure) -> {
            if (failure != null) {
                fallbacks.increment();
                return Claim.UNKNOWN;
            }
            return answer == null ? Claim.SEEN : Claim.FRESH;
        });
    }
}
