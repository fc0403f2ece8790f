package io.truevalue.auth.integration;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/** @param overlap how long the secret before the last rotation is still taken */
@Context
@ConfigurationProperties("truevalue.integrations")
record IntegrationSettings(@Bindable(defaultValue = "24h") Duration overlap) {
    IntegrationSettings {
        if (overlap.isNegative() || overlap.compareTo(Duration.ofDays(30)) > 0) {
            throw new IllegalArgumentException("truevalue.integrations.overlap is between nothing and 30 days");
        }
    }
}
