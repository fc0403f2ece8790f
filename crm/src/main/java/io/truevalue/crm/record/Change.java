package io.truevalue.crm.record;

/** A record before and after a write. */
public record Change<F extends RecordFields<F>>(Kept<F> before, Kept<F> after) {}
