package io.truevalue.events.sample;

import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.events.inbound.EventHandler;
import jakarta.inject.Singleton;
import java.util.Set;

/** Applies one event at a time. */
@Singleton
class HearOne implements EventHandler {
    private final EffectStore effects;

    HearOne(EffectStore effects) {
        this.effects = effects;
    }

    @Override
    public String name() {
        return "single";
    }

    @Override
    public Set<String> topics() {
        return EffectStore.TOPICS;
    }

    @Override
    public void handle(ReceivedEvent event) {
        effects.apply(name(), event);
    }
}
