package io.truevalue.events.inbound;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * How consumers read.
 *
 * @param maxPollInterval how long one may take over what it read before its partitions are given to another
 */
@Context
@ConfigurationProperties("truevalue.consumer")
record ConsumerSettings(
        @NotNull @Bindable(defaultValue = "5m") Duration maxPollInterval) {}
