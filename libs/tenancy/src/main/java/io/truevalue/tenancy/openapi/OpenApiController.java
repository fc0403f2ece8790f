package io.truevalue.tenancy.openapi;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.truevalue.tenancy.access.Open;
import io.truevalue.web.problem.CommonProblem;
import java.io.IOException;
import java.io.InputStream;

/** Shows the OpenAPI document that the service's compilation wrote, which is named after its module. */
@Controller("/${truevalue.service.name}/openapi.yaml")
@ExecuteOn(TaskExecutors.BLOCKING)
class OpenApiController {
    private final ResourceResolver resources;
    private final String location;

    OpenApiController(ResourceResolver resources, @Value("${truevalue.service.name}") String service) {
        this.resources = resources;
        this.location = "classpath:META-INF/swagger/" + service + ".yml";
    }

    @Get
    @Open
    @Produces("application/yaml")
    byte[] show() throws IOException {
        try (InputStream document = resources
                .getResourceAsStream(location)
                .orElseThrow(() -> CommonProblem.NOT_FOUND.because("This service has no document."))) {
            return document.readAllBytes();
        }
    }
}
