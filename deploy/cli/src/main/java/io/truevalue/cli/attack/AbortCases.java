package io.truevalue.cli.attack;

import io.truevalue.cli.attack.Case.Reaching;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** H5: clients that go away at any moment, between others whose answers must be their own. */
final class AbortCases {
    private static final int AT_ONCE = 8;
    private static final int OF_ONE_USER = 90;

    private final Stage stage;
    private final int requests;

    AbortCases(Stage stage, int requests) {
        this.stage = stage;
        this.requests = requests;
    }

    void add(Cases cases) {
        long seed = System.nanoTime();
        cases.add(
                "H5",
                requests + " requests, 8 at once, every third broken off (seed " + seed + ")",
                "each its own answer",
                Reaching.atMost(requests),
                () -> play(seed));
    }

    private String play(long seed) throws IOException {
        Random random = new Random(seed);
        List<Callable<String>> calls = new ArrayList<>();
        String token = "";
        for (int i = 0; i < requests; i++) {
            token = i % OF_ONE_USER == 0 ? stage.bearer() : token;
            String bearer = token;
            int cut = random.nextInt(400);
            boolean breaksOff = random.nextInt(3) == 0;
            calls.add(() -> breaksOff ? breakOff(bearer, cut) : ask(bearer));
        }
        int answered = 0;
        try (ExecutorService some = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<String> each : some.invokeAll(calls)) {
                String wrong = each.get();
                if (!wrong.isEmpty() && !wrong.equals("-")) {
                    return wrong;
                }
                answered += wrong.isEmpty() ? 1 : 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        return "each its own answer (" + answered + ")";
    }

    private String ask(String bearer) throws IOException {
        String id = UUID.randomUUID().toString();
        String path = "/crm/api/contacts/" + UUID.randomUUID();
        Reply reply = stage.get(path, bearer, "X-Request-ID: " + id);
        boolean isOwn = reply.status() == 404
                && reply.header("X-Request-ID").equals(id)
                && reply.body().contains("\"request_id\":\"" + id + "\"")
                && reply.body().contains(path);
        return isOwn ? "" : reply + " to " + path + ": " + reply.body();
    }

    /** Sends the request as far as {@code cut}, or whole, and is gone. */
    private String breakOff(String bearer, int cut) throws IOException {
        String request = Stage.json(
                "/crm/api/contacts/" + UUID.randomUUID() + "/restore", "{\"x\":\"" + "y".repeat(40) + "\"}", bearer);
        try (RawHttp http = stage.open()) {
            http.send(cut < 300 ? request.substring(0, Math.min(request.length(), cut * 4)) : request);
            http.abort();
        }
        return "-";
    }
}
