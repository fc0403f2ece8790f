package io.truevalue.events.inbound;

import io.truevalue.events.codec.ReceivedEvent;
import java.util.List;

/**
 * A handler for very many events. What was read together, up to some thousands and of every organisation, is applied in
 * one transaction as the service itself, without an organisation; row-level policies must open that door by name. If it
 * fails, the halves are applied each by itself and so on, so that one bad event is set aside alone. It must have no effect
 * outside the database, since a batch may be rolled back and come again.
 */
public interface WholeBatchHandler extends EventHandler {
    /** @param events at least one, each for the first time, in order a key */
    void handleWhole(List<ReceivedEvent> events);

    @Override
    default void handle(ReceivedEvent event) {
        handleWhole(List.of(event));
    }
}
