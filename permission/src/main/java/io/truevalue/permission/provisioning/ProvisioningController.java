package io.truevalue.permission.provisioning;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import io.truevalue.tenancy.access.Internal;

/** Where org announces a new organisation. */
@Hidden
@Controller("/internal/organizations")
@ExecuteOn(TaskExecutors.BLOCKING)
class ProvisioningController {
    private final ProvisionOrganization provision;

    ProvisioningController(ProvisionOrganization provision) {
        this.provision = provision;
    }

    @Post
    @Internal("org-service")
    @Status(HttpStatus.NO_CONTENT)
    void provision(@Body ProvisionRequest request) {
        provision.provision(request);
    }
}
