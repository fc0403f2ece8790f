package io.truevalue.standalone;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.truevalue.tenancy.Service;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Optional;

/** Starts each service in an application context of its own, on its own port, from its module's classes. */
final class ServiceContexts implements Services {
    private final UpSettings settings;
    private final ServiceProperties properties;
    private final Running running;
    private final Progress progress;

    ServiceContexts(UpSettings settings, ServiceProperties properties, Running running, Progress progress) {
        this.settings = settings;
        this.properties = properties;
        this.running = running;
        this.progress = progress;
    }

    @Override
    public void start(PlatformService service) {
        long since = System.nanoTime();
        try {
            EmbeddedServer server = launch(service, classesOf(service));
            running.addService(service.module(), server.getApplicationContext()::close);
            progress.up(service.module(), "http://127.0.0.1:" + settings.shifted(service.port()), since);
        } catch (RuntimeException e) { // Micronaut, Flyway and every bean have their own.
            throw new CannotStart(service.module() + " does not start: " + root(e) + ".", e);
        }
    }

    /** What asks the thread for its class loader, as Flyway does, finds the service's own. */
    private EmbeddedServer launch(PlatformService service, ClassLoader classes) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(classes);
        try {
            return service == PlatformService.GATEWAY
                    ? launchGateway(classes)
                    : Service.start(service.module(), properties.of(service), classes);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The gateway is no service: it has no database, and its beans ask for another property. */
    private EmbeddedServer launchGateway(ClassLoader classes) {
        ApplicationContext context = ApplicationContext.builder(classes)
                .properties(properties.of(PlatformService.GATEWAY))
                .environments(PlatformService.GATEWAY.module())
                .deduceEnvironment(false)
                .deduceCloudEnvironment(false)
                .banner(false)
                .start();
        return context.getBean(EmbeddedServer.class).start();
    }

    /** While developing, a service has a loader of its own that goes with it; else all share one, which starts quicker. */
    private ClassLoader classesOf(PlatformService service) {
        if (!settings.developing()) {
            return ServiceContexts.class.getClassLoader();
        }
        List<String> modules =
                service == PlatformService.GATEWAY ? List.of(service.module(), "console") : List.of(service.module());
        URL[] compiled = modules.stream().map(this::compiled).toArray(URL[]::new);
        return new URLClassLoader(service.module(), compiled, ServiceContexts.class.getClassLoader());
    }

    private URL compiled(String module) {
        try {
            return settings.root()
                    .resolve(module)
                    .resolve("target/classes")
                    .toUri()
                    .toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String root(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message =
                Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
        return message.lines().findFirst().orElse("no reason given");
    }
}
