package io.truevalue.tenancy.signature;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.truevalue.signing.Refusal;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many requests reached the service before any check, health aside, and how many of them were not signed as they
 * should be. What the gate sent and what arrived can be compared by it.
 */
@Singleton
final class SignatureCounts {
    private final Counter received;
    private final Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);

    SignatureCounts(MeterRegistry meters) {
        this.received = meters.counter("truevalue.requests.received");
        for (Refusal refusal : Refusal.values()) {
            refused.put(refusal, meters.counter("truevalue.signature.refusals", "code", refusal.code()));
        }
    }

    void received() {
        received.increment();
    }

    void refused(Refusal refusal) {
        Counter counter = refused.get(refusal);
        if (counter != null) {
            counter.increment();
        }
    }
}
