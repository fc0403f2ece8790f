package io.truevalue.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.truevalue.signing.ReplayKey;
import io.truevalue.signing.SharedWindow.Claim;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Counts and claims against a real server: shared, atomic, and never waited for where it is gone. */
class RedisIT {
    private static final Duration KEPT = Duration.ofSeconds(61);

    private final List<Replica> replicas = new ArrayList<>();
    private RealRedis redis;
    private Replica one;
    private Replica other;

    private record Replica(RedisLink link, SimpleMeterRegistry metrics, SlidingCounts counts, RedisWindow window) {}

    @BeforeEach
    void start() throws IOException, InterruptedException {
        redis = new RealRedis();
        one = replica();
        other = replica();
    }

    @AfterEach
    void stop() throws IOException {
        replicas.forEach(replica -> replica.link().stop());
        redis.close();
    }

    private Replica replica() throws InterruptedException {
        RedisSettings settings = new RedisSettings(redis.url(), Duration.ofSeconds(2), Duration.ofMillis(20));
        return replica(settings);
    }

    private Replica replica(RedisSettings settings) throws InterruptedException {
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        RedisLink link = new RedisLink(settings, metrics);
        link.start();
        Replica replica = new Replica(link, metrics, new SlidingCounts(link, metrics), new RedisWindow(link, metrics));
        replicas.add(replica);
        return replica;
    }

    private static byte[] caller(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    private static ReplayKey key(int number) {
        return ReplayKey.of(ByteBuffer.allocate(32).putLong(number).array());
    }

    private void set(String name, String value) {
        one.link()
                .send(commands -> commands.set(caller(name), caller(value)))
                .orTimeout(5, TimeUnit.SECONDS)
                .join();
    }

    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(until);
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Test
    void aHundredOfTwoReplicasTogetherAreAllowed() {
        List<CompletableFuture<SlidingCounts.Count>> answers = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            answers.add((i % 2 == 0 ? one : other).counts().take(caller("ann"), 100));
        }
        assertThat(answers.stream().filter(answer -> answer.join().isAllowed())).hasSize(100);
        SlidingCounts.Count refused = one.counts().take(caller("ann"), 100).join();
        assertThat(refused.remaining()).isZero();
        assertThat(refused.resetSeconds()).isBetween(1, 61);
        assertThat(one.counts().take(caller("bob"), 100).join().remaining()).isEqualTo(99);
        // Redis knew no script at first, and said so to many at once: an answer, not a loss.
        assertThat(one.metrics().counter("truevalue.redis.losses").count()).isZero();
        assertThat(other.metrics().counter("truevalue.redis.losses").count()).isZero();
    }

    /** 30 s into the second slot the 100 before it weigh 50. */
    @Test
    void theSlotBeforeIsWeighted() {
        set("eve", (System.currentTimeMillis() - 90_000) + " 0 100");
        int allowed = 0;
        while (one.counts().take(caller("eve"), 100).join().isAllowed()) {
            allowed++;
        }
        assertThat(allowed).isBetween(50, 60);
        set("old", (System.currentTimeMillis() - 130_000) + " 100 100");
        assertThat(one.counts().take(caller("old"), 100).join().remaining()).isEqualTo(99);
    }

    @Test
    void countsExpire() {
        one.counts().take(caller("gone"), 100).join();
        long left = one.link().send(commands -> commands.pttl(caller("gone"))).join();
        assertThat(left).isBetween(60_000L, 120_000L);
    }

    @Test
    void ofManyClaimsOneIsFresh() {
        List<CompletableFuture<Claim>> answers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            answers.add((i % 2 == 0 ? one : other).window().claim(key(1), KEPT).toCompletableFuture());
        }
        assertThat(answers.stream().filter(answer -> answer.join() == Claim.FRESH))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.join() == Claim.SEEN))
                .hasSize(49);
        assertThat(one.window().claim(key(2), KEPT).toCompletableFuture().join())
                .isEqualTo(Claim.FRESH);
    }

    @Test
    void withoutARedisAtTheStartItIsFoundLater() throws IOException, InterruptedException {
        redis.kill();
        Replica early = replica();
        assertThat(early.link().isUp()).isFalse();
        assertThat(early.window().claim(key(1), KEPT).toCompletableFuture().join())
                .isEqualTo(Claim.UNKNOWN);
        redis.start();
        await(early.link()::isUp);
        assertThat(early.window().claim(key(1), KEPT).toCompletableFuture().join())
                .isEqualTo(Claim.FRESH);
    }

    @Test
    @Tag("fault")
    void killedItIsLostAtOnceAndFoundAgainWithItsScript() throws IOException, InterruptedException {
        assertThat(one.counts().take(caller("ann"), 100).join().isAllowed()).isTrue();
        redis.kill();
        await(() -> one.counts().take(caller("ann"), 100).isCompletedExceptionally()
                && !one.link().isUp());
        assertThat(one.window().claim(key(1), KEPT).toCompletableFuture().join())
                .isEqualTo(Claim.UNKNOWN);
        assertThat(one.metrics().counter("truevalue.redis.losses").count()).isEqualTo(1);
        assertThat(one.metrics()
                        .counter("truevalue.redis.fallbacks", "use", "replay")
                        .count())
                .isEqualTo(1);
        redis.start();
        await(() -> one.link().isUp());
        assertThat(one.counts().take(caller("ann"), 100).join().remaining()).isEqualTo(99);
        assertThat(one.metrics().counter("truevalue.redis.losses").count()).isEqualTo(1);
    }

    @Test
    @Tag("fault")
    void hangingItIsWaitedForByAFewAndThenByNobody() throws IOException, InterruptedException {
        Replica hasty = replica(new RedisSettings(redis.url(), Duration.ofMillis(50), Duration.ofMillis(20)));
        redis.hold();
        try {
            for (int i = 0; i < 5; i++) {
                assertThat(hasty.counts()
                                .take(caller("ann"), 100)
                                .handle((count, failure) -> failure != null)
                                .join())
                        .isTrue();
            }
            assertThat(hasty.link().isUp()).isFalse();
            assertThat(hasty.counts().take(caller("ann"), 100)).isCompletedExceptionally();
        } finally {
            redis.release();
        }
        await(hasty.link()::isUp);
        assertThat(hasty.window().claim(key(9), KEPT).toCompletableFuture().join())
                .isEqualTo(Claim.FRESH);
    }
}
