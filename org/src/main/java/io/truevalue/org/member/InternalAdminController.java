package io.truevalue.org.member;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import io.truevalue.tenancy.access.Internal;
import java.util.List;
import java.util.UUID;

/** Where audit-log learns whom to send checkpoints to. */
@Hidden
@Controller("/internal/admins")
@ExecuteOn(TaskExecutors.BLOCKING)
class InternalAdminController {
    private final FindAdmins findAdmins;

    InternalAdminController(FindAdmins findAdmins) {
        this.findAdmins = findAdmins;
    }

    @Introspected
    record Admin(UUID userId, String email, String fullName) {}

    /** @param name the organisation's */
    @Introspected
    record Admins(String name, List<Admin> items) {}

    /** Of the organisation that is acted for; nobody of one that is no more. */
    @Get
    @Internal("audit-log-service")
    Admins admins() {
        return findAdmins.find();
    }
}
