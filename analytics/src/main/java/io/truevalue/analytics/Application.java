package io.truevalue.analytics;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.truevalue.tenancy.Service;

/** Runs this service as a process of its own. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "TrueValue analytics",
                        version = "1",
                        description = "An organisation's figures, from the same events that the audit log keeps."))
public final class Application {
    private Application() {}

    public static void main(String[] arguments) {
        Service.run("analytics", arguments);
    }
}
