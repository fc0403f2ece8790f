package io.truevalue.auditlog.record;

import io.micronaut.context.env.Environment;
import io.micronaut.runtime.server.EmbeddedServer;
import io.truevalue.embedded.FreePorts;
import io.truevalue.tenancy.Service;
import io.truevalue.testing.ServiceExtension;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A second audit-log on the same database and Kafka. */
final class Replica implements AutoCloseable {
    private static final List<String> SHARED = List.of(
            "truevalue.database.url",
            "truevalue.kafka.bootstrap",
            "truevalue.kafka.partitions",
            "truevalue.signing.secret",
            "truevalue.catalogue.register",
            "truevalue.policies.fill",
            "truevalue.audit-log.checkpoints.interval");

    private final EmbeddedServer server;

    private Replica(EmbeddedServer server) {
        this.server = server;
    }

    static Replica of(ServiceExtension service) {
        Environment environment = service.bean(Environment.class);
        Map<String, Object> properties = new HashMap<>();
        properties.put("micronaut.server.port", -1);
        properties.put("endpoints.all.port", FreePorts.next());
        for (String name : SHARED) {
            environment.getProperty(name, Object.class).ifPresent(value -> properties.put(name, value));
        }
        environment
                .getProperties("truevalue.signing.keys")
                .forEach((caller, key) -> properties.put("truevalue.signing.keys." + caller, key));
        return new Replica(Service.start("audit-log", properties));
    }

    @Override
    public void close() {
        server.getApplicationContext().close();
    }
}
