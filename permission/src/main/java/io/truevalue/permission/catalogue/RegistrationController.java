package io.truevalue.permission.catalogue;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.access.Internal;
import io.truevalue.tenancy.catalogue.ServiceCatalogue;

/** Where services declare, as they start, what they let be permitted. */
@Hidden
@Controller("/internal/catalogue")
@ExecuteOn(TaskExecutors.BLOCKING)
class RegistrationController {
    private final RegisterCatalogue register;

    RegistrationController(RegisterCatalogue register) {
        this.register = register;
    }

    @Post
    @Internal({
        "auth-service",
        "org-service",
        "billing-service",
        "audit-log-service",
        "analytics-service",
        "crm-service",
        "notification-service"
    })
    @Status(HttpStatus.NO_CONTENT)
    void register(@Body ServiceCatalogue declared) {
        String caller = String.valueOf(Tenancy.current().id());
        register.register(caller.substring(0, caller.length() - "-service".length()), declared);
    }
}
