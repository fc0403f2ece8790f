package io.truevalue.events.inbound;

import io.truevalue.events.codec.ReceivedEvent;
import java.util.List;

/**
 * A handler for many events. What was read together is applied in one transaction, an organisation's part at a time; if
 * that fails, the halves are applied each by itself and so on, so that one bad event is set aside alone. It must have no effect outside
 * the database, since a part may be rolled back and come again.
 */
public interface BatchHandler extends EventHandler {
    /** @param events at least one, all of one organisation or all of none, in order a key */
    void handleAll(List<ReceivedEvent> events);

    @Override
    default void handle(ReceivedEvent event) {
        handleAll(List.of(event));
    }
}
