package io.truevalue.cli.attack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Requests sent at once, each with when it was sent and answered, in nanoseconds. */
record Burst(List<Call> calls) {
    record Call(int status, long sent, long answered) {}

    static Burst of(Stage stage, String bearer, int count) throws IOException {
        Callable<Call> call = () -> {
            long sent = System.nanoTime();
            int status = stage.get(Stage.CONTACTS, bearer).status();
            return new Call(status, sent, System.nanoTime());
        };
        List<Call> calls = new ArrayList<>();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Call>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                all.add(call);
            }
            for (Future<Call> each : many.invokeAll(all)) {
                calls.add(each.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        return new Burst(calls);
    }

    long granted() {
        return calls.stream().filter(call -> call.status() == 200).count();
    }

    Burst and(Burst other) {
        List<Call> both = new ArrayList<>(calls);
        both.addAll(other.calls);
        return new Burst(both);
    }

    /** The most that were surely granted within one minute: sent after it began and answered before it ended. */
    long mostGrantedWithin(long nanos) {
        return calls.stream()
                .mapToLong(first -> calls.stream()
                        .filter(call -> call.status() == 200
                                && call.sent() >= first.sent()
                                && call.answered() <= first.sent() + nanos)
                        .count())
                .max()
                .orElse(0);
    }
}
