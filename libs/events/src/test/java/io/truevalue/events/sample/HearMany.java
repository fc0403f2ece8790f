package io.truevalue.events.sample;

import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.events.inbound.BatchHandler;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Applies what was read together. */
@Singleton
class HearMany implements BatchHandler {
    private final EffectStore effects;

    HearMany(EffectStore effects) {
        this.effects = effects;
    }

    @Override
    public String name() {
        return "batch";
    }

    @Override
    public Set<String> topics() {
        return EffectStore.TOPICS;
    }

    @Override
    public void handleAll(List<ReceivedEvent> events) {
        events.forEach(event -> effects.apply(name(), event));
    }
}
