package io.truevalue.auth.session;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a sign-in lasts (ASVS 5.0 7.3). The access token's quarter of an hour is part of the wire and no setting.
 *
 * @param idle a session that is not used for so long ends; also the life of a refresh token
 * @param absolute a session ends after so long, however much it is used
 */
@Context
@ConfigurationProperties("truevalue.sessions")
public record SessionSettings(
        @Bindable(defaultValue = "7d") Duration idle,
        @Bindable(defaultValue = "30d") Duration absolute) {
    private static final Duration SHORTEST = Duration.ofMinutes(20);

    public SessionSettings {
        if (idle.compareTo(SHORTEST) < 0 || absolute.compareTo(idle) < 0) {
            throw new IllegalArgumentException(
                    "truevalue.sessions.idle is at least 20 minutes and at most truevalue.sessions.absolute");
        }
    }

    /** When a session used now ends unless it is used again. */
    Instant idleEnd(Instant now, Instant expiresAt) {
        Instant idleEnd = now.plus(idle);
        return idleEnd.isBefore(expiresAt) ? idleEnd : expiresAt;
    }
}
