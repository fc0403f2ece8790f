package io.truevalue.gateway.limit;

import io.micronaut.context.annotation.Requires;
import io.truevalue.gateway.limit.Limiter.Kind;
import io.truevalue.gateway.peer.GatewaySecret;
import io.truevalue.redis.SlidingCounts;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/**
 * Counts together with the other gateways. What Redis allows is noted in this gateway's memory too, which goes on by
 * itself while Redis is lost, so that a loss gives nobody a fresh minute.
 */
@Singleton
@Requires(beans = SlidingCounts.class)
final class SharedCounts {
    private static final byte[] PREFIX = "tv:limit:".getBytes(StandardCharsets.US_ASCII);
    private static final int NAME_BYTES = 16;

    private final SlidingCounts counts;
    private final LocalCounts local;
    private final LimitSettings settings;
    private final KeyedHash hash;

    SharedCounts(SlidingCounts counts, LocalCounts local, LimitSettings settings, GatewaySecret secret) {
        this.counts = counts;
        this.local = local;
        this.settings = settings;
        this.hash = new KeyedHash(secret.derive("limits"));
    }

    CompletableFuture<LimitState> take(Kind kind, Object caller, int limit) {
        return counts.take(nameOf(kind, caller), limit).handle((count, failure) -> {
            if (failure != null) {
                return local.take(kind, caller, settings.alone(kind));
            }
            if (count.isAllowed()) {
                local.take(kind, caller, limit);
            }
            return new LimitState(limit, count.remaining(), count.resetSeconds(), count.isAllowed());
        });
    }

    /** Under a key that Redis has not got, so that no address or e-mail can be guessed from what it holds. */
    private byte[] nameOf(Kind kind, Object caller) {
        byte[] named = hash.of(kind.name() + '\n' + caller);
        return ByteBuffer.allocate(PREFIX.length + NAME_BYTES)
                .put(PREFIX)
                .put(named, 0, NAME_BYTES)
                .array();
    }
}
