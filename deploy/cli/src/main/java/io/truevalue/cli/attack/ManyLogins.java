package io.truevalue.cli.attack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** R12: passwords are costly to check; many at once are checked in turn or put off, and the service stays up. */
final class ManyLogins {
    private static final List<Integer> FINE = List.of(401, 429, 503);

    private final Stage stage;
    private final int logins;

    ManyLogins(Stage stage, int logins) {
        this.stage = stage;
        this.logins = logins;
    }

    String play() throws IOException {
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < logins; i++) {
            calls.add(this::logIn);
        }
        Map<Integer, Integer> answers = new TreeMap<>();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> each : many.invokeAll(calls)) {
                answers.merge(each.get(), 1, Integer::sum);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        boolean fine = FINE.containsAll(answers.keySet());
        return (fine ? "each refused or put off " : "otherwise ") + "(" + answers + ")";
    }

    private int logIn() throws IOException {
        String email = "nobody+" + UUID.randomUUID() + "@attack.example";
        String body = "{\"email\":\"" + email + "\",\"password\":\"" + UUID.randomUUID() + "\"}";
        try (RawHttp http = new RawHttp(stage.addresses().next(), stage.target().gateway())) {
            return http.send(Stage.post("/auth/login", body, "Content-Type: application/json"))
                    .reply()
                    .status();
        }
    }
}
