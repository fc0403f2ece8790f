package io.truevalue.tenancy.openapi;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.truevalue.tenancy.access.Open;
import java.nio.charset.StandardCharsets;

/** Shows the service's own OpenAPI document. */
@Controller("/${truevalue.service.name}/openapi.yaml")
@ExecuteOn(TaskExecutors.BLOCKING)
class OpenApiController {
    private final ServiceDocument document;

    OpenApiController(ServiceDocument document) {
        this.document = document;
    }

    @Get
    @Open
    @Produces("application/yaml")
    byte[] show() {
        return document.text().getBytes(StandardCharsets.UTF_8);
    }
}
