package io.truevalue.events.outbox;

import java.util.List;

/** Where facts are written down, in the transaction of the change that they tell of. */
public interface Outbox {
    /** Must run in a transaction; what is rolled back was never told. */
    void append(Event event);

    /** The same for many, in their order, in one round trip. */
    default void appendAll(List<Event> events) {
        events.forEach(this::append);
    }
}
