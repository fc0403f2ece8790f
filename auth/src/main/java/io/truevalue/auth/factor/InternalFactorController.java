package io.truevalue.auth.factor;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import io.truevalue.tenancy.access.Internal;
import io.truevalue.tenancy.database.Transactions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** Who of many users has a second factor, so that org can say whom it would stop to require one. */
@Hidden
@Controller("/internal/users/second-factors")
@ExecuteOn(TaskExecutors.BLOCKING)
class InternalFactorController {
    private final Factors factors;
    private final Transactions transactions;

    InternalFactorController(Factors factors, Transactions transactions) {
        this.factors = factors;
        this.transactions = transactions;
    }

    @Introspected
    record FactorQuestion(@NotNull @Size(max = 1_000) List<@NotNull UUID> ids) {}

    /** @param items those of the asked who have one */
    @Introspected
    record FactorAnswerView(List<UUID> items) {}

    @Post
    @Internal("org-service")
    FactorAnswerView among(@Valid @Body FactorQuestion body) {
        return new FactorAnswerView(transactions.reading(() -> factors.holdersAmong(body.ids())));
    }
}
