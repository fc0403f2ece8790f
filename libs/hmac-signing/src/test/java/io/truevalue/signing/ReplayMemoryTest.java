package io.truevalue.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.signing.ReplayMemory.Answer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReplayMemoryTest {
    private static final Duration WINDOW = Duration.ofSeconds(30);

    @Test
    void ofManyThreadsOneIsToldThatARequestIsFresh() throws InterruptedException, ExecutionException {
        int threads = 16;
        int requests = 5_000;
        ReplayMemory memory = new ReplayMemory(requests, WINDOW, Instant.EPOCH);
        AtomicIntegerArray fresh = new AtomicIntegerArray(requests);
        together(threads, thread -> {
            for (int i = 0; i < requests; i++) {
                int request = (i + thread * 311) % requests;
                if (memory.remember(key(request), 1_000 + request % 5, 1_010) == Answer.FRESH) {
                    fresh.incrementAndGet(request);
                }
            }
        });
        for (int i = 0; i < requests; i++) {
            assertThat(fresh.get(i)).isOne();
        }
        assertThat(memory.size()).isEqualTo(requests);
    }

    /** Time runs and jumps back while threads bring each request again and again: at most one is ever fresh. */
    @Test
    void neverForgetsEarlyWhileSecondsPass() throws InterruptedException, ExecutionException {
        int threads = 8;
        int requests = 20_000;
        ReplayMemory memory = new ReplayMemory(1_000_000, WINDOW, Instant.EPOCH);
        AtomicIntegerArray fresh = new AtomicIntegerArray(requests);
        AtomicLong clock = new AtomicLong(1_000);
        together(threads, thread -> {
            for (int i = 0; i < requests; i++) {
                long now = i % 50 == 0 ? clock.incrementAndGet() : clock.get() - (i % 7 == 0 ? 20 : 0);
                long stamp = 1_000L + i / 10;
                if (memory.remember(key(i), stamp, now) == Answer.FRESH) {
                    fresh.incrementAndGet(i);
                }
            }
        });
        for (int i = 0; i < requests; i++) {
            assertThat(fresh.get(i)).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void fullItRefusesAndStaysWithinItsBoundUnderManyThreads() throws InterruptedException, ExecutionException {
        ReplayMemory memory = new ReplayMemory(100, WINDOW, Instant.EPOCH);
        AtomicLong fresh = new AtomicLong();
        together(8, thread -> {
            for (int i = 0; i < 1_000; i++) {
                if (memory.remember(key(thread * 1_000 + i), 1_000, 1_000) == Answer.FRESH) {
                    fresh.incrementAndGet();
                }
            }
        });
        assertThat(fresh.get()).isEqualTo(100);
        assertThat(memory.size()).isEqualTo(100);
        assertThat(memory.remember(key(-1), 1_000, 1_000)).isEqualTo(Answer.FULL);
        for (int i = 0; i < 100; i++) {
            assertThat(memory.remember(key(i), 1_031, 1_031)).isEqualTo(Answer.FRESH);
        }
        assertThat(memory.remember(key(-1), 1_031, 1_031)).isEqualTo(Answer.FULL);
    }

    @Test
    void aClockSetBackDoesNotReviveWhatWasForgotten() {
        ReplayMemory memory = new ReplayMemory(100, WINDOW, Instant.EPOCH);
        assertThat(memory.remember(key(1), 1_000, 1_000)).isEqualTo(Answer.FRESH);
        assertThat(memory.remember(sameStripeAs(1), 1_031, 1_031)).isEqualTo(Answer.FRESH);
        assertThat(memory.remember(key(1), 1_000, 1_000)).isEqualTo(Answer.EXPIRED);
    }

    private interface Work {
        void by(int thread);
    }

    private static void together(int threads, Work work) throws InterruptedException, ExecutionException {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Boolean>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                Callable<Boolean> task = () -> {
                    start.await();
                    work.by(thread);
                    return true;
                };
                running.add(pool.submit(task));
            }
            start.countDown();
            for (Future<Boolean> each : running) {
                assertThat(each.get()).isTrue();
            }
        }
    }

    private static ReplayKey key(int number) {
        return ReplayKey.of(ByteBuffer.allocate(32).putLong(number).array());
    }

    private static ReplayKey sameStripeAs(int number) {
        return ReplayKey.of(ByteBuffer.allocate(32).putLong(number).putLong(7).array());
    }
}
