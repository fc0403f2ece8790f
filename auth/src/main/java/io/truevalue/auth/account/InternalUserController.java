package io.truevalue.auth.account;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import io.truevalue.tenancy.access.Internal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** Names and addresses of many users at once, for services that show them. */
@Hidden
@Controller("/internal/users")
@ExecuteOn(TaskExecutors.BLOCKING)
class InternalUserController {
    private final LookUpUsers lookUpUsers;

    InternalUserController(LookUpUsers lookUpUsers) {
        this.lookUpUsers = lookUpUsers;
    }

    @Introspected
    record BulkRequest(@NotNull @Size(max = 200) List<UUID> ids) {}

    @Introspected
    record UserView(UUID id, String email, String fullName) {}

    @Introspected
    record BulkView(List<UserView> items) {}

    @Post("/bulk")
    @Internal({"org-service", "audit-log-service", "analytics-service", "notification-service", "permission-service"})
    BulkView bulk(@Valid @Body BulkRequest body) {
        return new BulkView(lookUpUsers.lookUp(body.ids()).stream()
                .map(account ->
                        new UserView(account.id().value(), account.email().value(), account.fullName()))
                .toList());
    }
}
