package io.truevalue.auth.revocation;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import io.truevalue.tenancy.access.Internal;
import jakarta.validation.constraints.PositiveOrZero;

/** Tells the gateway what ended before its time. */
@Hidden
@Controller("/internal/revocations")
@ExecuteOn(TaskExecutors.BLOCKING)
class RevocationController {
    private final ListRevocations revocations;

    RevocationController(ListRevocations revocations) {
        this.revocations = revocations;
    }

    @Get
    @Internal("gateway")
    ListRevocations.Answer list(@QueryValue(defaultValue = "0") @PositiveOrZero long after) {
        return revocations.list(after);
    }
}
