package io.truevalue.tenancy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.server.EmbeddedServer;
import io.truevalue.tenancy.database.ServiceDatabase;
import java.util.HashMap;
import java.util.Map;

/**
 * Starts one service: as a process of its own, or beside others in one JVM, each in a context of its own. A service's
 * settings are {@code application-service.yml}, shared, and {@code application-<name>.yml}.
 */
public final class Service {
    private Service() {}

    /** Runs the service as this process. */
    public static void run(String name, String... arguments) {
        configure(Micronaut.build(arguments), name, Map.of()).start();
    }

    /** Starts the service within this process; the caller closes it. */
    public static EmbeddedServer start(String name, Map<String, Object> properties) {
        return start(name, properties, Service.class.getClassLoader());
    }

    /** As {@link #start(String, Map)}, with the service's own classes from a loader that can be dropped with it. */
    public static EmbeddedServer start(String name, Map<String, Object> properties, ClassLoader classes) {
        return start(configure(ApplicationContext.builder(classes), name, properties));
    }

    /** As {@link #start(String, Map)}, with beans that stand in for the service's own, such as a clock. */
    public static EmbeddedServer start(String name, Map<String, Object> properties, Object... beans) {
        return start(configure(ApplicationContext.builder(Service.class.getClassLoader()), name, properties)
                .singletons(beans));
    }

    private static EmbeddedServer start(ApplicationContextBuilder builder) {
        ApplicationContext context = builder.start();
        return context.getBean(EmbeddedServer.class).start();
    }

    private static ApplicationContextBuilder configure(
            ApplicationContextBuilder builder, String name, Map<String, Object> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("truevalue.service.name", name);
        all.put("micronaut.application.name", name + "-service");
        all.putIfAbsent("truevalue.database.prefix", ServiceDatabase.of(name).prefix());
        return builder.properties(all)
                .environments("service", name)
                .deduceEnvironment(false)
                .deduceCloudEnvironment(false)
                .banner(false);
    }
}
