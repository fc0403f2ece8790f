package io.truevalue.auth.integration;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import io.truevalue.tenancy.access.Internal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The gateway's door to integrations: derived keys out, last uses in. */
@Hidden
@Controller("/internal/integrations")
@ExecuteOn(TaskExecutors.BLOCKING)
class InternalIntegrationController {
    private final TellGateway tellGateway;

    InternalIntegrationController(TellGateway tellGateway) {
        this.tellGateway = tellGateway;
    }

    /** @param items one, or none where there is no such integration */
    @Introspected
    record Answer(List<TellGateway.Known> items) {}

    @Introspected
    record Used(
            @NotNull String id,
            @NotNull UUID orgId,
            @NotNull Instant at) {}

    @Introspected
    record UsedRequest(@NotNull @Size(max = 500) List<@Valid Used> items) {}

    @Get
    @Internal("gateway")
    Answer find(@QueryValue String id) {
        return new Answer(
                IntegrationId.parse(id).flatMap(tellGateway::tell).stream().toList());
    }

    @Post("/used")
    @Internal("gateway")
    @Status(HttpStatus.NO_CONTENT)
    void used(@Valid @Body UsedRequest body) {
        for (Used used : body.items()) {
            IntegrationId.parse(used.id()).ifPresent(id -> tellGateway.used(id, used.orgId(), used.at()));
        }
    }
}
