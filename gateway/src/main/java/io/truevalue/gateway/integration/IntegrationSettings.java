package io.truevalue.gateway.integration;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;

/** @param replayCapacity how many signed requests of the last ten minutes are remembered at most; past it they are refused */
@Context
@ConfigurationProperties("truevalue.gateway.integrations")
record IntegrationSettings(
        @Bindable(defaultValue = "500000") int replayCapacity) {
    IntegrationSettings {
        if (replayCapacity < 1) {
            throw new IllegalArgumentException("truevalue.gateway.integrations.replay-capacity is at least 1");
        }
    }
}
