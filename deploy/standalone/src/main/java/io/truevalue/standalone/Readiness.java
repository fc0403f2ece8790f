package io.truevalue.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Asks the gateway until it says that everything behind it is ready. */
final class Readiness {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK = 200;

    private final URI ready;

    Readiness(UpSettings settings) {
        this.ready =
                URI.create("http://127.0.0.1:" + settings.shifted(PlatformService.GATEWAY.port()) + "/health/ready");
    }

    void await() {
        String last = "no answer";
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (System.nanoTime() < end) {
                HttpResponse<String> answer = ask(http);
                if (answer.statusCode() == OK) {
                    return;
                }
                last = answer.statusCode() + " " + answer.body();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        } catch (IOException e) {
            throw new CannotStart("The gateway does not answer: " + e.getMessage() + ".", e);
        }
        throw new CannotStart("The gateway is not ready after " + PATIENCE.toSeconds() + " s: " + last);
    }

    private HttpResponse<String> ask(HttpClient http) throws IOException {
        try {
            return http.send(HttpRequest.newBuilder(ready).timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
