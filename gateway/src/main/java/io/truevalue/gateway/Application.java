package io.truevalue.gateway;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.concurrent.CountDownLatch;

/** Runs the gateway as a process of its own. */
public final class Application {
    private Application() {}

    /**
     * Runs until the process is told to stop. Micronaut's own way would close the connections first and say so to the rest
     * afterwards; closing the context lets {@code Drain} answer what runs before anything is closed.
     */
    public static void main(String[] arguments) throws InterruptedException {
        ApplicationContext context = ApplicationContext.builder()
                .args(arguments)
                .environments("gateway")
                .deduceEnvironment(false)
                .deduceCloudEnvironment(false)
                .banner(false)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(context::close, "stop"));
        context.getBean(EmbeddedServer.class).start();
        new CountDownLatch(1).await();
    }
}
