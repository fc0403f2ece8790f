package io.truevalue.events.sample;

import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.events.inbound.WholeBatchHandler;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Applies what was read together over all organisations. */
@Singleton
class HearWhole implements WholeBatchHandler {
    private final EffectStore effects;

    HearWhole(EffectStore effects) {
        this.effects = effects;
    }

    @Override
    public String name() {
        return "whole";
    }

    @Override
    public Set<String> topics() {
        return EffectStore.TOPICS;
    }

    @Override
    public int readers() {
        return 3;
    }

    @Override
    public void handleWhole(List<ReceivedEvent> events) {
        events.forEach(event -> effects.apply(name(), event));
    }
}
