package io.truevalue.bench.rls;

import io.truevalue.bench.CannotMeasure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Asks the service for pages of random organisations over as many connections as pgbench has clients. */
final class PageLoad {
    private final CrmService service;
    private final int connections;

    PageLoad(CrmService service, int connections) {
        this.service = service;
        this.connections = connections;
    }

    Run run(int seconds) throws IOException {
        long processor = service.process().processorMicros();
        long began = System.nanoTime();
        long until = began + TimeUnit.SECONDS.toNanos(seconds);
        List<Future<long[]>> clients = new ArrayList<>();
        long[] all = {};
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            for (int i = 0; i < connections; i++) {
                clients.add(threads.submit(() -> pages(until)));
            }
            for (Future<long[]> client : clients) {
                all = joined(all, answersOf(client));
            }
        }
        double lasted = (System.nanoTime() - began) / 1e9;
        return new Run(lasted, new Run.Latencies(all), service.process().processorMicros() - processor);
    }

    private long[] pages(long until) throws IOException {
        long[] micros = new long[1 << 12];
        int count = 0;
        try (PageClient client = new PageClient(service.port(), service.signer())) {
            for (long began = System.nanoTime(); began < until; began = System.nanoTime()) {
                client.page(ThreadLocalRandom.current().nextInt(CrmDatabase.ORGANIZATIONS) + 1);
                if (count == micros.length) {
                    micros = Arrays.copyOf(micros, count * 2);
                }
                micros[count++] = (System.nanoTime() - began) / 1_000;
            }
        }
        return Arrays.copyOf(micros, count);
    }

    private static long[] answersOf(Future<long[]> client) {
        try {
            return client.get();
        } catch (ExecutionException e) {
            throw new CannotMeasure("A page was not answered: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("Interrupted.", e);
        }
    }

    private static long[] joined(long[] left, long[] right) {
        long[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }
}
