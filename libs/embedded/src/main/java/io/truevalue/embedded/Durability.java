package io.truevalue.embedded;

/** Whether what is committed must outlive the loss of power. */
public enum Durability {
    /** Every commit is on the disk before it is answered. */
    DURABLE,
    /** Nothing is forced to the disk: for tests, whose data nobody reads again. */
    THROWAWAY
}
