package io.truevalue.testing;

import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.micronaut.runtime.server.EmbeddedServer;
import io.truevalue.embedded.FreePorts;
import io.truevalue.tenancy.Service;
import io.truevalue.tenancy.database.DatabaseProvisioner;
import io.truevalue.tenancy.database.ServiceDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One service, really running: its own new database on the test PostgreSQL, the test Kafka, a free port. Register it as
 * a static extension; it lives for the test class.
 */
public final class ServiceExtension implements BeforeAllCallback, AfterAllCallback {
    private final String service;
    private final Map<String, Object> properties = new HashMap<>();
    private final Map<String, FakePeer> peers = new HashMap<>();
    private @Nullable ShiftedClock clock;
    private @Nullable EmbeddedServer server;

    private ServiceExtension(String service) {
        this.service = service;
    }

    public static ServiceExtension of(String service) {
        return new ServiceExtension(service);
    }

    public ServiceExtension with(String property, Object value) {
        properties.put(property, value);
        return this;
    }

    /** The service's clock, and its callers'. */
    public ServiceExtension with(ShiftedClock shifted) {
        clock = shifted;
        return this;
    }

    /** Another service as a fake; see {@link #peer}. */
    public ServiceExtension withPeer(String name) {
        peers.put(name, new FakePeer());
        return this;
    }

    public FakePeer peer(String name) {
        FakePeer peer = peers.get(name);
        if (peer == null) {
            throw new IllegalArgumentException("no fake peer " + name);
        }
        return peer;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws SQLException {
        ServiceDatabase database = ServiceDatabase.of(service);
        try (Connection admin =
                        DriverManager.getConnection(TestServers.postgres().adminJdbcUrl());
                Statement statement = admin.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + database.name() + " WITH (FORCE)");
        }
        DatabaseProvisioner.provision(TestServers.postgres().adminJdbcUrl(), service);
        EmbeddedServer started = clock == null
                ? Service.start(service, settings(database))
                : Service.start(service, settings(database), clock);
        server = started;
        // What was stamped in the second of the start is expired.
        long startedAt = System.currentTimeMillis() / 1000;
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .until(() -> System.currentTimeMillis() / 1000 > startedAt);
    }

    private Map<String, Object> settings(ServiceDatabase database) {
        Map<String, Object> all = new HashMap<>();
        all.put("micronaut.server.port", -1);
        // The framework matches a management route by the configured port, so that it cannot be left to the system.
        all.put("endpoints.all.port", FreePorts.next());
        all.put("truevalue.database.url", TestServers.postgres().jdbcUrl(database.name()));
        all.put("truevalue.kafka.bootstrap", TestServers.kafka().bootstrap());
        all.put("truevalue.kafka.partitions", 2);
        all.put("truevalue.catalogue.register", false);
        all.put("truevalue.policies.fill", false);
        all.put("truevalue.outbox.described-only", true);
        all.put("truevalue.signing.secret", TestSecrets.hexOf(service + "-service"));
        TestSecrets.keysFor(service + "-service")
                .forEach((caller, key) -> all.put("truevalue.signing.keys." + caller, key));
        peers.forEach((name, peer) -> all.put("truevalue.peers." + name, peer.url()));
        all.putAll(properties);
        return all;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (server != null) {
            server.getApplicationContext().close();
        }
        peers.values().forEach(FakePeer::close);
    }

    /** Such as {@code org}. */
    String name() {
        return service;
    }

    public String url() {
        return "http://127.0.0.1:" + running().getPort();
    }

    public String managementUrl() {
        int management = ((NettyEmbeddedServer) running())
                .getBoundPorts().stream()
                        .filter(port -> port != running().getPort())
                        .findFirst()
                        .orElseThrow();
        return "http://127.0.0.1:" + management;
    }

    /** What Prometheus would read: every metric's present value, in its text format. */
    public String scrape() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address = URI.create(managementUrl() + "/prometheus");
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("the scrape was answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public SignedCalls as(Caller caller) {
        return new SignedCalls(url(), service, caller, clock == null ? Clock.systemUTC() : clock);
    }

    public <T> T bean(Class<T> type) {
        return running().getApplicationContext().getBean(type);
    }

    /** A connection past row-level security, as a database administrator has. */
    public Connection asSuperuser() throws SQLException {
        String admin = TestServers.postgres().adminJdbcUrl();
        return DriverManager.getConnection(admin.replaceFirst(
                "/[a-z_]+(\\?|$)", "/" + ServiceDatabase.of(service).name() + "$1"));
    }

    /** A connection as the role that the service runs as. */
    public Connection asApp() throws SQLException {
        ServiceDatabase database = ServiceDatabase.of(service);
        return DriverManager.getConnection(TestServers.postgres().jdbcUrl(database.name()), database.app(), "");
    }

    private EmbeddedServer running() {
        if (server == null) {
            throw new IllegalStateException(service + " is not running");
        }
        return server;
    }
}
