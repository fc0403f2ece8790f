package io.truevalue.auth;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.truevalue.tenancy.Service;

/** Runs this service as a process of its own. */
@OpenAPIDefinition(
        info = @Info(title = "TrueValue auth", version = "1", description = "Accounts, sign-in, sessions and tokens."))
public final class Application {
    private Application() {}

    public static void main(String[] arguments) {
        Service.run("auth", arguments);
    }
}
