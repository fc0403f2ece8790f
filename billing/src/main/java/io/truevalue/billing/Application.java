package io.truevalue.billing;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.truevalue.tenancy.Service;

/** Runs this service as a process of its own. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "TrueValue billing",
                        version = "1",
                        description = "Plans, subscriptions, invoices and entitlements."))
public final class Application {
    private Application() {}

    public static void main(String[] arguments) {
        Service.run("billing", arguments);
    }
}
