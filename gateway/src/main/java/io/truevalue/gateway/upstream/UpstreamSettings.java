package io.truevalue.gateway.upstream;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How long the gate waits for a service, and how much one may take of it.
 *
 * @param answerTimeout from the request's last byte to the head of its answer
 * @param idleTimeout between two pieces of an answer; event streams are exempt
 * @param keepAlive how long a connection waits for its next request, less than a service keeps it
 * @param concurrent requests that may be with one service at once, of this whole gateway; one more is refused at once
 * @param streams event streams of one service that may be open at once, beside the requests
 */
@Context
@ConfigurationProperties("truevalue.gateway.upstream")
public record UpstreamSettings(
        @Bindable(defaultValue = "2s") Duration connectTimeout,
        @Bindable(defaultValue = "30s") Duration answerTimeout,
        @Bindable(defaultValue = "60s") Duration idleTimeout,
        @Bindable(defaultValue = "20s") Duration keepAlive,
        @Bindable(defaultValue = "512") int concurrent,
        @Bindable(defaultValue = "1000") int streams) {

    public UpstreamSettings {
        if (concurrent < 1 || streams < 1) {
            throw new IllegalArgumentException("truevalue.gateway.upstream: concurrent and streams are at least 1");
        }
    }
}
