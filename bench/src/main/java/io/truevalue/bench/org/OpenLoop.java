package io.truevalue.bench.org;

import io.truevalue.bench.CannotMeasure;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Pages are asked for at a constant rate, whether or not those before were answered, and each is timed from the moment at
 * which it was due: a pause of the service is felt by all that were due in it (no coordinated omission).
 */
final class OpenLoop {
    private record Answered(Pages.Kind kind, long micros) {}

    private final MembersClient client;
    private final Pages pages;

    OpenLoop(MembersClient client, Pages pages) {
        this.client = client;
        this.pages = pages;
    }

    /** Microseconds from due to answered, ascending, by kind. */
    Map<Pages.Kind, List<Long>> run(int perSecond, int seconds) {
        SplittableRandom random = new SplittableRandom(20261121);
        Queue<Answered> answered = new ConcurrentLinkedQueue<>();
        Queue<Throwable> failed = new ConcurrentLinkedQueue<>();
        long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime();
            for (int i = 0; i < perSecond * seconds; i++) {
                long due = begin + i * interval;
                Pages.Page page = pages.any(random);
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                threads.execute(() -> {
                    try {
                        client.page(page.query());
                        answered.add(new Answered(page.kind(), (System.nanoTime() - due) / 1_000));
                    } catch (IOException e) {
                        failed.add(e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
        }
        if (!failed.isEmpty()) {
            Throwable first = failed.element();
            throw new CannotMeasure(failed.size() + " pages were not answered: " + first.getMessage(), first);
        }
        Map<Pages.Kind, List<Long>> sorted = new EnumMap<>(Pages.Kind.class);
        for (Pages.Kind kind : Pages.Kind.values()) {
            sorted.put(
                    kind,
                    answered.stream()
                            .filter(one -> one.kind() == kind)
                            .map(Answered::micros)
                            .sorted()
                            .toList());
        }
        return sorted;
    }
}
