package io.truevalue.gateway.limit;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;

/** Requests a minute, as the contract's "Limits at the gate" gives them. */
@Context
@ConfigurationProperties("truevalue.gateway.limits")
public record LimitSettings(
        @Bindable(defaultValue = "100") int user,
        @Bindable(defaultValue = "100") int address,
        @Bindable(defaultValue = "30") int credentialsAddress,
        @Bindable(defaultValue = "10") int credentialsAccount,
        @Bindable(defaultValue = "300") int refreshAddress,
        @Bindable(defaultValue = "1000") int webhookAddress) {

    public LimitSettings {
        if (Math.min(
                        Math.min(Math.min(user, address), Math.min(credentialsAddress, credentialsAccount)),
                        Math.min(refreshAddress, webhookAddress))
                < 1) {
            throw new IllegalArgumentException("truevalue.gateway.limits: every limit is at least 1 a minute");
        }
    }
}
