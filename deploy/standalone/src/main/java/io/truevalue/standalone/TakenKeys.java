package io.truevalue.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Which services have taken the keys of a generation, as each says on its management port. */
final class TakenKeys implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String METRIC = "truevalue_keys_generation";
    private static final int OK = 200;

    private final UpSettings settings;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    TakenKeys(UpSettings settings) {
        this.settings = settings;
    }

    /** Those that have not; one that does not answer has not. */
    List<PlatformService> missing(long generation) throws InterruptedException {
        List<PlatformService> missing = new ArrayList<>();
        for (PlatformService service : PlatformService.values()) {
            if (takenBy(service) < generation) {
                missing.add(service);
            }
        }
        return missing;
    }

    private long takenBy(PlatformService service) throws InterruptedException {
        URI metrics = URI.create("http://127.0.0.1:" + settings.shifted(service.managementPort()) + "/prometheus");
        HttpRequest request = HttpRequest.newBuilder(metrics).timeout(PATIENCE).build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            return answer.statusCode() == OK ? generationIn(answer.body()) : -1;
        } catch (IOException notThere) {
            return -1;
        }
    }

    static long generationIn(String metrics) {
        return metrics.lines()
                .filter(line -> line.startsWith(METRIC))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .mapToLong(value -> (long) Double.parseDouble(value))
                .findFirst()
                .orElse(-1);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
