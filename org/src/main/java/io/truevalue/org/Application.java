package io.truevalue.org;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.truevalue.tenancy.Service;

/** Runs this service as a process of its own. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "TrueValue org",
                        version = "1",
                        description = "Organisations, their members, and who owns them."))
public final class Application {
    private Application() {}

    public static void main(String[] arguments) {
        Service.run("org", arguments);
    }
}
