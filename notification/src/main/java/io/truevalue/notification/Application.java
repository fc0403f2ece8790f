package io.truevalue.notification;

import io.truevalue.tenancy.Service;

/** Runs this service as a process of its own. */
public final class Application {
    private Application() {}

    public static void main(String[] arguments) {
        Service.run("notification", arguments);
    }
}
