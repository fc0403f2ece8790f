package io.truevalue.analytics.rollup;

import io.truevalue.analytics.metric.Metric;
import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.inbound.BatchHandler;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Adds events to the rollups of their organisation; what belongs to no organisation is nobody's figure. */
@Singleton
class RollUpEvents implements BatchHandler {
    private final RollupStore rollups;

    RollUpEvents(RollupStore rollups) {
        this.rollups = rollups;
    }

    @Override
    public String name() {
        return "rollup";
    }

    @Override
    public Set<String> topics() {
        return Set.copyOf(Topics.all());
    }

    @Override
    public void handleAll(List<ReceivedEvent> events) {
        if (events.getFirst().organization() == null) {
            return;
        }
        Rollup rollup = new Rollup();
        for (ReceivedEvent event : events) {
            for (Metric metric : Metric.values()) {
                if (metric.counts(event.type())) {
                    rollup.count(metric, event);
                }
            }
            rollup.markActive(event);
            rollup.markMembership(event);
        }
        rollups.add(rollup);
    }
}
