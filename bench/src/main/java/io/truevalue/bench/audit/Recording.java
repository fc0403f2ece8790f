package io.truevalue.bench.audit;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * From Kafka to provable: the service is stopped where it stands while the events are put into Kafka, so that making them
 * takes nothing from it; then it goes on, and the time until the last is recorded and under a checkpoint counts.
 */
final class Recording {
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final AuditDatabase database;
    private final ServiceProcess service;
    private final EventSource source;
    private final Options options;
    private final List<Double> recorded = new ArrayList<>();
    private final List<Double> provable = new ArrayList<>();
    private long next;

    Recording(AuditDatabase database, ServiceProcess service, EventSource source, Options options) {
        this.database = database;
        this.service = service;
        this.source = source;
        this.options = options;
    }

    /** @param counts whether it is among the results; the first warms up */
    void round(int events, boolean counts) throws IOException {
        long before = database.recorded();
        Instant now = Instant.now();
        service.hold(true);
        long began;
        try {
            source.send(next, next + events, number -> new SampleEvent(organization(number), number, now));
        } finally {
            began = System.nanoTime();
            service.hold(false);
        }
        next += events;
        AuditDatabase.Reached reached = database.await(before + events, PATIENCE, service::requireAlive);
        if (counts) {
            recorded.add(rate(events, reached.recordedNanos() - began));
            provable.add(rate(events, reached.provableNanos() - began));
        }
    }

    private String organization(long number) {
        return SampleEvent.organization((int) (number % options.organizations()));
    }

    static double rate(long events, long nanos) {
        return events / (nanos / 1e9);
    }

    double medianProvable() {
        return median(provable);
    }

    double medianRecorded() {
        return median(recorded);
    }

    String each() {
        List<String> texts = provable.stream()
                .map(rate -> String.format(Locale.ROOT, "%,.0f", rate))
                .toList();
        return String.join(", ", texts);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
