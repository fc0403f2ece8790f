package io.truevalue.cli.status;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Asks every component of a run on this machine, all at once. */
final class Platform {
    /** In the order of their ports. */
    static final List<String> SERVICES =
            List.of("gateway", "auth", "org", "permission", "billing", "audit-log", "analytics", "crm", "notification");

    private static final int FIRST_PORT = 8000;
    private static final int MANAGEMENT_ABOVE = 100;
    private static final int OK = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final int portOffset;
    private final Run run;

    Platform(int portOffset, Run run) {
        this.portOffset = portOffset;
        this.run = run;
    }

    Report ask() {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<ServiceStatus>> services = new ArrayList<>();
            for (int i = 0; i < SERVICES.size(); i++) {
                String service = SERVICES.get(i);
                int port = FIRST_PORT + i + portOffset;
                services.add(later(threads, () -> ask(http, service, port)));
            }
            List<CompletableFuture<ServerStatus>> servers = new ArrayList<>();
            for (Server server : Server.values()) {
                addressOf(server).ifPresent(address -> servers.add(later(threads, () -> ask(server, address))));
            }
            return new Report(
                    services.stream().map(CompletableFuture::join).toList(),
                    servers.stream().map(CompletableFuture::join).toList());
        }
    }

    private static <T> CompletableFuture<T> later(ExecutorService threads, Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, threads);
    }

    private ServiceStatus ask(HttpClient http, String service, int port) {
        String url = "http://127.0.0.1:" + port;
        String health = answer(http, url + "/health/live").isEmpty()
                ? ServiceStatus.DOWN
                : answer(http, url + "/health/ready").isPresent() ? ServiceStatus.READY : ServiceStatus.NOT_READY;
        Metrics metrics = answer(http, "http://127.0.0.1:" + (port + MANAGEMENT_ABOVE) + "/prometheus")
                .map(Metrics::parse)
                .orElse(Metrics.NONE);
        return ServiceStatus.of(service, url, health, metrics, run.pidOf(service));
    }

    private static Optional<String> answer(HttpClient http, String url) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return answer.statusCode() == OK ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** As the run noted it; else where the embedded one would be. There is no embedded Redis. */
    private Optional<String> addressOf(Server server) {
        String noted = run.notes().get(server.name().toLowerCase(Locale.ROOT));
        if (noted != null || server == Server.REDIS) {
            return Optional.ofNullable(noted);
        }
        return Optional.of("127.0.0.1:" + (server.embeddedPort() + portOffset));
    }

    private static ServerStatus ask(Server server, String address) {
        return new ServerStatus(
                server.title(), address, server.answersAt(address) ? ServerStatus.ANSWERS : ServerStatus.DOWN);
    }
}
