package io.truevalue.crm;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.truevalue.tenancy.Service;

/** Runs this service as a process of its own. */
@OpenAPIDefinition(
        info = @Info(title = "TrueValue crm", version = "1", description = "Contacts, companies, imports and search."))
public final class Application {
    private Application() {}

    public static void main(String[] arguments) {
        Service.run("crm", arguments);
    }
}
