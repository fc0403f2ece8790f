package io.truevalue.analytics.stream;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How figures are followed.
 *
 * @param poll between two readings of an organisation's figures, however many follow them
 * @param heartbeat how long a connection is silent at most
 * @param life after which a connection ends, so that whoever comes again is asked for their permission again
 * @param ofOne connections that one person or integration may have open
 * @param inAll connections that this process takes
 */
@Context
@ConfigurationProperties("truevalue.analytics.stream")
record StreamSettings(
        @Bindable(defaultValue = "1s") Duration poll,
        @Bindable(defaultValue = "10s") Duration heartbeat,
        @Bindable(defaultValue = "15m") Duration life,
        @Bindable(defaultValue = "6") int ofOne,
        @Bindable(defaultValue = "500") int inAll) {
    StreamSettings {
        if (!poll.isPositive() || !heartbeat.isPositive() || !life.isPositive() || ofOne < 1 || inAll < 1) {
            throw new IllegalArgumentException("truevalue.analytics.stream: every setting is more than nothing");
        }
    }
}
