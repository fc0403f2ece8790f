package io.truevalue.gateway;

import io.micronaut.runtime.Micronaut;

/** Runs the gateway as a process of its own. */
public final class Application {
    private Application() {}

    public static void main(String[] arguments) {
        Micronaut.build(arguments)
                .environments("gateway")
                .deduceEnvironment(false)
                .deduceCloudEnvironment(false)
                .banner(false)
                .start();
    }
}
