package io.truevalue.cli.status;

import java.util.Optional;

/**
 * One service as it stands.
 *
 * @param health {@code ready}; {@code not ready}, when it lives but what it needs does not answer; {@code down}
 * @param pid of its process, as the run's own files tell
 * @param uptimeSeconds since its process started
 * @param lagEvents events that its consumers have still to read
 * @param outboxEvents events written and not yet sent
 * @param outboxOldestSeconds how long the oldest of them has waited
 */
record ServiceStatus(
        String name,
        String url,
        String health,
        Optional<String> version,
        Optional<Long> pid,
        Optional<Long> uptimeSeconds,
        Optional<Long> lagEvents,
        Optional<Long> outboxEvents,
        Optional<Long> outboxOldestSeconds) {
    static final String READY = "ready";
    static final String NOT_READY = "not ready";
    static final String DOWN = "down";

    static ServiceStatus of(String name, String url, String health, Metrics metrics, Optional<Long> pid) {
        return new ServiceStatus(
                name,
                url,
                health,
                metrics.label("truevalue_build_info", "version"),
                health.equals(DOWN) ? Optional.empty() : pid,
                metrics.largest("process_uptime_seconds").map(Double::longValue),
                metrics.sum("truevalue_consumer_lag_events").map(Double::longValue),
                metrics.sum("truevalue_outbox_events").map(Double::longValue),
                metrics.largest("truevalue_outbox_oldest_seconds").map(Double::longValue));
    }
}
