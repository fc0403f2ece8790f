package io.truevalue.crm.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A way that deals go.
 *
 * @param stages in order; never empty
 * @param createdBy null for the one that an organisation begins with
 */
public record Pipeline(
        UUID id,
        long version,
        String name,
        List<Stage> stages,
        @Nullable String createdBy,
        Instant createdAt,
        Instant updatedAt) {
    public Pipeline {
        stages = List.copyOf(stages);
    }

    Pipeline with(String newName, List<Stage> newStages) {
        return new Pipeline(id, version, newName, newStages, createdBy, createdAt, updatedAt);
    }

    Pipeline next(Instant now) {
        return new Pipeline(id, version + 1, name, stages, createdBy, createdAt, now);
    }
}
