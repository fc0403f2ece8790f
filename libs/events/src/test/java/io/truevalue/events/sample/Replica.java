package io.truevalue.events.sample;

import io.micronaut.context.env.Environment;
import io.micronaut.runtime.server.EmbeddedServer;
import io.truevalue.tenancy.Service;
import io.truevalue.testing.ServiceExtension;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A second sample service on the same database and Kafka. */
public final class Replica implements AutoCloseable {
    private static final List<String> SHARED = List.of(
            "truevalue.database.url",
            "truevalue.kafka.bootstrap",
            "truevalue.kafka.partitions",
            "truevalue.signing.secret",
            "truevalue.consumer.max-poll-interval");

    private final EmbeddedServer server;

    private Replica(EmbeddedServer server) {
        this.server = server;
    }

    public static Replica of(ServiceExtension service) {
        Environment environment = service.bean(Environment.class);
        Map<String, Object> properties = new HashMap<>();
        properties.put("micronaut.server.port", -1);
        properties.put("endpoints.all.port", -1);
        for (String name : SHARED) {
            environment.getProperty(name, Object.class).ifPresent(value -> properties.put(name, value));
        }
        environment
                .getProperties("truevalue.signing.keys")
                .forEach((caller, key) -> properties.put("truevalue.signing.keys." + caller, key));
        return new Replica(Service.start("sample", properties));
    }

    @Override
    public void close() {
        server.getApplicationContext().close();
    }
}
