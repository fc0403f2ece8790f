package io.truevalue.bench.analytics;

import io.truevalue.bench.CannotMeasure;
import io.truevalue.bench.Child;
import io.truevalue.bench.Work;
import io.truevalue.embedded.FreePorts;
import io.truevalue.signing.BodyHash;
import io.truevalue.signing.RequestSignature;
import io.truevalue.signing.RequestSigner;
import io.truevalue.signing.SigningHeaders;
import io.truevalue.signing.SigningKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Analytics as a process of its own, and the one caller that it knows: a gateway. */
final class AnalyticsService {
    private static final String AUDIENCE = "analytics-service";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern VALUE = Pattern.compile("\"value\":(\\d+)");
    private static final String APPLIED = "truevalue_consumer_events_total{group=\"analytics.figures\"";

    private final byte[] gatewaySecret = random();
    private final int port = FreePorts.next();
    private final int management = FreePorts.next();
    private final RequestSigner signer;
    private final Child process;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    AnalyticsService(Work work, Path root, AnalyticsDatabase database, String kafka) throws IOException {
        this.signer = RequestSigner.forGateway(gatewaySecret, AUDIENCE, Clock.systemUTC());
        Path settings = work.file("analytics.properties");
        Files.writeString(settings, """
                micronaut.server.port=%d
                endpoints.all.port=%d
                truevalue.database.url=%s
                truevalue.kafka.bootstrap=%s
                truevalue.signing.secret=%s
                truevalue.signing.keys.gateway=%s
                truevalue.policies.fill=false
                truevalue.catalogue.register=false
                """.formatted(
                        port,
                        management,
                        database.url(),
                        kafka,
                        HexFormat.of().formatHex(random()),
                        SigningKey.derive(gatewaySecret, AUDIENCE).exportHex()));
        this.process = work.start("analytics", command(root, settings), Map.of());
    }

    private static List<String> command(Path root, Path settings) throws IOException {
        Path target = root.resolve("analytics/target");
        String dependencies = Files.readString(target.resolve("classpath")).strip();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.add("-Dlogback.configurationFile="
                + root.resolve("bench/load/logback.xml").toUri());
        command.add("-Dmicronaut.config.files=" + settings);
        command.addAll(List.of("-cp", target.resolve("analytics-0.1.0-SNAPSHOT.jar") + ":" + dependencies));
        command.add("io.truevalue.analytics.Application");
        return command;
    }

    Child process() {
        return process;
    }

    /** Returns once so many events were applied. */
    void awaitApplied(long events) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos() * 4;
        while (applied() < events) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new CannotMeasure("Only " + applied() + " events were applied: " + process.lastWords());
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** How many events the consumer has applied; 0 while it does not tell. */
    long applied() throws InterruptedException {
        try {
            HttpRequest scrape = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/prometheus"))
                    .build();
            return http.send(scrape, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(APPLIED))
                    .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .findFirst()
                    .orElse(0);
        } catch (IOException notYet) {
            return 0;
        }
    }

    /** Milliseconds until a signed call is answered whole. */
    double read(int organization, String target) throws IOException, InterruptedException {
        HttpRequest built =
                request(organization, target).timeout(Duration.ofSeconds(30)).build();
        long began = System.nanoTime();
        HttpResponse<String> answer = http.send(built, HttpResponse.BodyHandlers.ofString());
        double millis = (System.nanoTime() - began) / 1e6;
        if (answer.statusCode() != 200 || !answer.body().contains("\"points\":[{")) {
            throw new CannotMeasure(target + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return millis;
    }

    /** All values of a figure's points, added up. */
    long sum(int organization, String target) throws IOException, InterruptedException {
        HttpRequest built =
                request(organization, target).timeout(Duration.ofSeconds(30)).build();
        HttpResponse<String> answer = http.send(built, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new CannotMeasure(target + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return VALUE.matcher(answer.body())
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
    }

    /** The lines of a stream of figures, as they come. */
    Stream<String> follow(int organization, String metric) throws IOException, InterruptedException {
        HttpRequest built =
                request(organization, "/analytics/api/stream?metrics=" + metric).build();
        HttpResponse<Stream<String>> answer = http.send(built, HttpResponse.BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            throw new CannotMeasure("The stream was answered " + answer.statusCode() + ".");
        }
        return answer.body();
    }

    private HttpRequest.Builder request(int organization, String target) {
        Map<String, String> tenant = Map.of(
                "X-Org-Id",
                AnalyticsDatabase.organization(organization).toString(),
                "X-Org-Slug",
                "acme",
                "X-Request-ID",
                UUID.randomUUID().toString(),
                "X-User-Id",
                "0199a7c2-11aa-7c0e-9b0e-6f0c3a1d2e4f",
                "X-User-Permissions",
                "analytics:read",
                "X-User-Roles",
                "viewer");
        RequestSignature signature = signer.sign("GET", target, BodyHash.EMPTY, tenant.entrySet());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
                .header(SigningHeaders.NONCE, signature.nonce())
                .header(SigningHeaders.GATEWAY_TIMESTAMP, signature.timestamp())
                .header(SigningHeaders.GATEWAY_SIGNATURE, signature.signature());
        tenant.forEach(request::header);
        return request;
    }

    private static byte[] random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
