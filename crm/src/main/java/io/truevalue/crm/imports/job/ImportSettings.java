package io.truevalue.crm.imports.job;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * How imports run.
 *
 * @param batchRows rows a transaction
 * @param parallel imports at once, a process
 * @param lease how long a process that was killed keeps an import from the others
 * @param poll how often imports are looked for that nobody runs
 * @param abandonedAfter when an import that was never run is canceled and its file removed
 */
@Context
@ConfigurationProperties("truevalue.crm.imports")
public record ImportSettings(
        @Min(1) @Max(5_000) @Bindable(defaultValue = "500") int batchRows,
        @Min(1) @Max(16) @Bindable(defaultValue = "2") int parallel,
        @NotNull @Bindable(defaultValue = "15s") Duration lease,
        @NotNull @Bindable(defaultValue = "5s") Duration poll,
        @NotNull @Bindable(defaultValue = "24h") Duration abandonedAfter) {}
