package io.truevalue.events.outbox;

/** Where facts are written down, in the transaction of the change that they tell of. */
public interface Outbox {
    /** Must run in a transaction; what is rolled back was never told. */
    void append(Event event);
}
