package io.truevalue.analytics.rollup;

import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.inbound.WholeBatchHandler;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/**
 * Adds events of all organisations to the figures, in few statements; while the figures are being built anew, to the new
 * ones too.
 */
@Singleton
class RollUpEvents implements WholeBatchHandler {
    /** What the consumer remembers its events under. */
    static final String CONSUMER = "analytics.figures";

    private final Generations generations;
    private final FactStore facts;
    private final UserMonths months;

    RollUpEvents(Generations generations, FactStore facts, UserMonths months) {
        this.generations = generations;
        this.facts = facts;
        this.months = months;
    }

    @Override
    public String name() {
        return "figures";
    }

    @Override
    public Set<String> topics() {
        return Set.copyOf(Topics.all());
    }

    @Override
    public void handleWhole(List<ReceivedEvent> events) {
        Facts read = ReadFacts.of(events);
        Generation generation = months.cutAnew(generations.find(), read) ? generations.locked() : generations.held();
        facts.add(generation.current(), read);
        if (generation.building() != null) {
            addToNew(generation.building(), events);
        }
    }

    private void addToNew(int building, List<ReceivedEvent> events) {
        List<ReceivedEvent> fresh = generations.remember(building, events);
        if (!fresh.isEmpty()) {
            facts.add(building, ReadFacts.of(fresh));
        }
    }
}
