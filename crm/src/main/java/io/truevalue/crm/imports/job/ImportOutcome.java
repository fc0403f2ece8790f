package io.truevalue.crm.imports.job;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is told of an import that is over: figures, and nothing of what was in the file. */
public record ImportOutcome(
        UUID id,
        ImportStatus status,
        ImportResource resource,
        ImportMode mode,
        @Nullable String fileName,
        long rows,
        long created,
        long updated,
        long skipped,
        long failed,
        @Nullable UUID changeSetId,
        @Nullable String failure) {
    public static ImportOutcome of(Import one) {
        return new ImportOutcome(
                one.id(),
                one.status(),
                one.resource(),
                one.mode(),
                one.fileName(),
                one.rows(),
                one.counts().created(),
                one.counts().updated(),
                one.counts().skipped(),
                one.counts().failed(),
                one.changeSetId(),
                one.failure());
    }
}
