package io.truevalue.auditlog.person;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.tenancy.access.FreshFactor;
import io.truevalue.tenancy.access.RequiresPermission;
import io.truevalue.tenancy.idempotency.Idempotent;
import jakarta.validation.Valid;

@Controller("/audit-log/api/erasures")
@ExecuteOn(TaskExecutors.BLOCKING)
@RequiresPermission("organization:write")
@Tag(name = "erasures")
class ErasureController {
    private final ErasePerson erasePerson;

    ErasureController(ErasePerson erasePerson) {
        this.erasePerson = erasePerson;
    }

    /**
     * Erases a person from the organisation's log: what is personal to them can be read by nobody any more, and every proof
     * holds as before. It cannot be undone.
     */
    @Post
    @Status(HttpStatus.ACCEPTED)
    @FreshFactor
    @Idempotent
    Erasure erase(@Body @Valid ErasureRequest request) {
        return erasePerson.erase(request.personId());
    }
}
