package io.truevalue.gateway.limit;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Requests a minute, as the contract's "Limits at the gate" gives them.
 *
 * @param unknownAddress look-ups of integrations that an address may cause
 * @param gateways how many gateways share a Redis; while it is lost each takes its part of the credential limits
 */
@Context
@ConfigurationProperties("truevalue.gateway.limits")
public record LimitSettings(
        @Bindable(defaultValue = "100") int user,
        @Bindable(defaultValue = "100") int address,
        @Bindable(defaultValue = "30") int credentialsAddress,
        @Bindable(defaultValue = "10") int credentialsAccount,
        @Bindable(defaultValue = "300") int refreshAddress,
        @Bindable(defaultValue = "1000") int webhookAddress,
        @Bindable(defaultValue = "60") int unknownAddress,
        @Bindable(defaultValue = "2") int gateways) {

    public LimitSettings {
        if (Math.min(
                        Math.min(Math.min(user, address), Math.min(credentialsAddress, credentialsAccount)),
                        Math.min(Math.min(refreshAddress, webhookAddress), unknownAddress))
                < 1) {
            throw new IllegalArgumentException("truevalue.gateway.limits: every limit is at least 1 a minute");
        }
        if (gateways < 1) {
            throw new IllegalArgumentException("truevalue.gateway.limits.gateways is at least 1");
        }
    }

    int of(Limiter.Kind kind) {
        return switch (kind) {
            case USER -> user;
            case ADDRESS -> address;
            case CREDENTIALS_ADDRESS -> credentialsAddress;
            case CREDENTIALS_ACCOUNT -> credentialsAccount;
            case REFRESH_ADDRESS -> refreshAddress;
            case WEBHOOK_ADDRESS -> webhookAddress;
            case UNKNOWN_ADDRESS -> unknownAddress;
        };
    }

    /**
     * What one gateway takes by itself while Redis is lost: its part of what credentials are tried with, so that all
     * together stay within the limit; of the rest the whole limit.
     */
    int alone(Limiter.Kind kind) {
        return switch (kind) {
            case CREDENTIALS_ADDRESS, CREDENTIALS_ACCOUNT -> Math.max(1, of(kind) / gateways);
            case USER, ADDRESS, REFRESH_ADDRESS, WEBHOOK_ADDRESS, UNKNOWN_ADDRESS -> of(kind);
        };
    }
}
