package io.truevalue.standalone.observed;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.micronaut.runtime.server.EmbeddedServer;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.TestSecrets;
import io.truevalue.testing.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The gate before some real services, on free ports, with real PostgreSQL and Kafka. */
final class RunningLine implements BeforeAllCallback, AfterAllCallback {
    private static final String JWT_SECRET = "7c".repeat(15) + "5c".repeat(17);

    private final Map<String, ServiceExtension> services = new HashMap<>();
    private final Map<String, Integer> ports = new HashMap<>();
    private final Map<String, Object> properties;
    private @Nullable ApplicationContext gateway;

    RunningLine(Map<String, Object> properties, String... names) {
        this.properties = properties;
        for (String name : names) {
            ports.put(name, freePort());
        }
        for (String name : names) {
            ServiceExtension service = ServiceExtension.of(name).with("micronaut.server.port", port(name));
            properties.forEach(service::with);
            ports.forEach((peer, port) -> service.with("truevalue.peers." + peer, "http://127.0.0.1:" + port));
            services.put(name, service);
        }
    }

    private int port(String name) {
        return Objects.requireNonNull(ports.get(name), name);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) throws SQLException {
        for (ServiceExtension service : services.values()) {
            service.beforeAll(context);
        }
        Map<String, Object> all = new HashMap<>(properties);
        all.put("micronaut.server.port", -1);
        all.put("micronaut.server.host", "127.0.0.1");
        all.put("endpoints.all.port", freePort());
        all.put("truevalue.kafka.bootstrap", TestServers.kafka().bootstrap());
        all.put("truevalue.signing.secret", TestSecrets.hexOf("gateway"));
        all.put("truevalue.jwt.secret", JWT_SECRET);
        ports.forEach((name, port) -> all.put("truevalue.peers." + name, "http://127.0.0.1:" + port));
        ApplicationContext started = ApplicationContext.builder()
                .properties(all)
                .environments("gateway")
                .deduceEnvironment(false)
                .deduceCloudEnvironment(false)
                .banner(false)
                .start();
        gateway = started;
        started.getBean(EmbeddedServer.class).start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (gateway != null) {
            gateway.close();
        }
        services.values().forEach(service -> service.afterAll(context));
    }

    private NettyEmbeddedServer gate() {
        return (NettyEmbeddedServer) Objects.requireNonNull(gateway).getBean(EmbeddedServer.class);
    }

    HttpResponse<String> post(String target, String body, String token, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + gate().getPort() + target))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** Everything that the gate and the services tell Prometheus. */
    String scrape() {
        int management = gate().getBoundPorts().stream()
                .filter(port -> port != gate().getPort())
                .findFirst()
                .orElseThrow();
        StringBuilder all = new StringBuilder(
                send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/prometheus"))
                                .build())
                        .body());
        services.values().forEach(service -> all.append(service.scrape()));
        return all.toString();
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** An access token of a user without an organisation, as auth would mint it. */
    static String token(UUID user) {
        try {
            byte[] secret = HexFormat.of().parseHex(JWT_SECRET);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("kid".getBytes(StandardCharsets.US_ASCII));
            String kid = HexFormat.of().formatHex(digest.digest(secret), 0, 4);
            long now = Instant.now().getEpochSecond();
            String signed = base64("{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"" + kid + "\"}") + "."
                    + base64("""
                            {"sub":"%s","email":"sarah@acme.example","session_id":"%s","auth_time":%d,"amr":["pwd"],
                            "roles":[],"permissions":[],"iss":"truevalue-auth","aud":"truevalue-platform","exp":%d,
                            "iat":%d,"jti":"%s"}""".formatted(user, UUID.randomUUID(), now, now + 900, now, UUID.randomUUID()));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
