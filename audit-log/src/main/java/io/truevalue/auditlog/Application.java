package io.truevalue.auditlog;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.truevalue.tenancy.Service;

/** Runs this service as a process of its own. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "TrueValue audit-log",
                        version = "1",
                        description = "Who did what, when, from where, to which resource."))
public final class Application {
    private Application() {}

    public static void main(String[] arguments) {
        Service.run("audit-log", arguments);
    }
}
