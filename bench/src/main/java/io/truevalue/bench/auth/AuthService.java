package io.truevalue.bench.auth;

import com.sun.net.httpserver.HttpServer;
import io.truevalue.bench.CannotMeasure;
import io.truevalue.bench.Child;
import io.truevalue.bench.Work;
import io.truevalue.embedded.Durability;
import io.truevalue.embedded.EmbeddedKafkaServer;
import io.truevalue.embedded.EmbeddedPostgresServer;
import io.truevalue.embedded.FreePorts;
import io.truevalue.signing.BodyHash;
import io.truevalue.signing.RequestSignature;
import io.truevalue.signing.RequestSigner;
import io.truevalue.signing.SigningHeaders;
import io.truevalue.signing.SigningKey;
import io.truevalue.tenancy.database.DatabaseProvisioner;
import io.truevalue.tenancy.database.ServiceDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Auth as a process of its own, between a gateway, which is this program, and a notification service that takes all. */
final class AuthService {
    private static final String AUDIENCE = "auth-service";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final EmbeddedPostgresServer postgres;
    private final byte[] gatewaySecret = random();
    private final int port = FreePorts.next();
    private final RequestSigner signer;
    private final Child process;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private AuthService(Work work, Path root, EmbeddedPostgresServer postgres, String kafka, int notification)
            throws IOException {
        this.postgres = postgres;
        this.signer = RequestSigner.forGateway(gatewaySecret, AUDIENCE, Clock.systemUTC());
        Path settings = work.file("auth.properties");
        Files.writeString(settings, """
                micronaut.server.port=%d
                endpoints.all.port=%d
                truevalue.database.url=%s
                truevalue.kafka.bootstrap=%s
                truevalue.signing.secret=%s
                truevalue.signing.keys.gateway=%s
                truevalue.jwt.secret=%s
                truevalue.peers.notification=http://127.0.0.1:%d
                """.formatted(
                        port,
                        FreePorts.next(),
                        postgres.jdbcUrl(ServiceDatabase.of("auth").name()),
                        kafka,
                        HexFormat.of().formatHex(random()),
                        SigningKey.derive(gatewaySecret, AUDIENCE).exportHex(),
                        HexFormat.of().formatHex(random()),
                        notification));
        this.process = work.start("auth", command(root, settings), Map.of());
    }

    static AuthService start(Work work, Path root) throws IOException {
        EmbeddedPostgresServer postgres =
                work.keep(EmbeddedPostgresServer.start(work.file("postgres"), 0, Durability.DURABLE));
        try {
            DatabaseProvisioner.provision(postgres.adminJdbcUrl(), "auth");
        } catch (SQLException e) {
            throw new CannotMeasure("The database of auth cannot be made: " + e.getMessage(), e);
        }
        EmbeddedKafkaServer kafka = work.keep(EmbeddedKafkaServer.start(work.file("kafka"), 0, 0));
        HttpServer notification = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        notification.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        notification.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(202, -1);
            }
        });
        notification.start();
        work.keep((AutoCloseable) () -> notification.stop(0));
        return new AuthService(
                work,
                root,
                postgres,
                kafka.bootstrap(),
                notification.getAddress().getPort());
    }

    private static List<String> command(Path root, Path settings) throws IOException {
        Path target = root.resolve("auth/target");
        String dependencies = Files.readString(target.resolve("classpath")).strip();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xms256m", "-Xmx256m", "-XX:+UseSerialGC"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.add("-Dlogback.configurationFile="
                + root.resolve("bench/load/logback.xml").toUri());
        command.add("-Dmicronaut.config.files=" + settings);
        command.addAll(List.of("-cp", target.resolve("auth-0.1.0-SNAPSHOT.jar") + ":" + dependencies));
        command.add("io.truevalue.auth.Application");
        return command;
    }

    void awaitReady() throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new CannotMeasure("Auth does not start: " + process.lastWords());
            }
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            return ask(Question.FORGOT, "nobody@bench.example").shape().startsWith("202");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** As if each had registered and proved the address; all have the password of one who did register. */
    void addPeople(int count) throws IOException, InterruptedException {
        ask(Question.REGISTER, "first@bench.example");
        String insert = """
                INSERT INTO account (id, email, full_name, password_hash, email_verified_at, password_changed_at, created_at)
                SELECT ?, ?, 'Sarah Chen', password_hash, now(), now(), now() FROM account
                WHERE email = 'first@bench.example'""";
        String url = postgres.jdbcUrl(ServiceDatabase.of("auth").name()) + "?user=postgres";
        try (Connection admin = DriverManager.getConnection(url);
                PreparedStatement person = admin.prepareStatement(insert)) {
            for (int i = 0; i < count; i++) {
                person.setObject(1, UUID.randomUUID());
                person.setString(2, Question.knownAddress(i));
                person.addBatch();
            }
            person.executeBatch();
        } catch (SQLException e) {
            throw new CannotMeasure("The people cannot be added: " + e.getMessage(), e);
        }
    }

    Comparison.Timed ask(Question question, String address) throws IOException, InterruptedException {
        byte[] body = question.body(address).getBytes(StandardCharsets.UTF_8);
        Map<String, String> signed = Map.of(
                "X-Request-ID", UUID.randomUUID().toString(), "X-User-Ip", "192.0.2.17", "X-User-Agent", "bench");
        RequestSignature signature = signer.sign("POST", question.target(), BodyHash.of(body), signed.entrySet());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + question.target()))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header(SigningHeaders.NONCE, signature.nonce())
                .header(SigningHeaders.GATEWAY_TIMESTAMP, signature.timestamp())
                .header(SigningHeaders.GATEWAY_SIGNATURE, signature.signature())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        signed.forEach(request::header);
        HttpRequest built = request.build();
        long began = System.nanoTime();
        HttpResponse<String> answer = http.send(built, HttpResponse.BodyHandlers.ofString());
        long nanos = System.nanoTime() - began;
        return new Comparison.Timed(nanos, answer.statusCode() + " " + shapeOf(answer.body()));
    }

    /** Without what is new in every answer. */
    private static String shapeOf(String body) {
        return body.replaceAll("\"(request_id|challenge)\":\"[^\"]*\"", "\"$1\"");
    }

    private static byte[] random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
