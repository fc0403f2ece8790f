package io.truevalue.redis;

import io.lettuce.core.RedisURI;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Where Redis is, and how long it is waited for.
 *
 * @param url {@code redis://[user:password@]host:port[/db]}, or {@code rediss://} for TLS
 * @param timeout how long a request waits for an answer before it goes on without one
 * @param retry how long after a loss, and after each vain try, Redis is asked again
 */
@Context
@ConfigurationProperties("truevalue.redis")
@Requires(property = "truevalue.redis.url", notEquals = "")
public record RedisSettings(
        String url,
        @Bindable(defaultValue = "50ms") Duration timeout,
        @Bindable(defaultValue = "500ms") Duration retry) {

    public RedisSettings {
        if (!url.startsWith("redis://") && !url.startsWith("rediss://")) {
            throw new IllegalArgumentException("truevalue.redis.url is not redis://host:port or rediss://host:port");
        }
        if (timeout.toMillis() < 1 || retry.toMillis() < 1) {
            throw new IllegalArgumentException("truevalue.redis: timeout and retry are at least a millisecond");
        }
    }

    RedisURI uri() {
        try {
            return RedisURI.create(url);
        } catch (IllegalArgumentException unreadable) {
            // Without the cause: its message may quote the password.
            throw new IllegalArgumentException("truevalue.redis.url cannot be read");
        }
    }

    @Override
    public String toString() {
        return "RedisSettings[url hidden, timeout=" + timeout + ", retry=" + retry + "]";
    }
}
