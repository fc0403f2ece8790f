package io.truevalue.crm.record;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record as it is kept. Each write raises its version by one. */
public record Kept<F extends RecordFields<F>>(
        UUID id, long version, @Nullable String createdBy, Instant createdAt, Instant updatedAt, F fields) {
    Kept<F> changedTo(F changed, Instant now) {
        return new Kept<>(id, version + 1, createdBy, createdAt, now, changed);
    }

    Kept<F> touched(Instant now) {
        return changedTo(fields, now);
    }
}
