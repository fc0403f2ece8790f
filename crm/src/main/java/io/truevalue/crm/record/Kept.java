package io.truevalue.crm.record;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record as it is kept. Each write raises its version by one.
 *
 * @param hidden fields that whoever reads it may not see, which are empty then
 */
public record Kept<F extends RecordFields<F>>(
        UUID id,
        long version,
        @Nullable String createdBy,
        Instant createdAt,
        Instant updatedAt,
        F fields,
        List<String> hidden) {
    /** One of which nothing is hidden. */
    public Kept(UUID id, long version, @Nullable String createdBy, Instant createdAt, Instant updatedAt, F fields) {
        this(id, version, createdBy, createdAt, updatedAt, fields, List.of());
    }

    /** The same as it is seen by whoever may not see these fields. */
    public Kept<F> hiding(List<String> fields) {
        return new Kept<>(id, version, createdBy, createdAt, updatedAt, this.fields, fields);
    }

    Kept<F> changedTo(F changed, Instant now) {
        return new Kept<>(id, version + 1, createdBy, createdAt, now, changed);
    }

    Kept<F> touched(Instant now) {
        return changedTo(fields, now);
    }
}
