package io.truevalue.crm.imports.job;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An import as it leaves the service. */
public record ImportView(
        UUID id,
        ImportStatus status,
        ImportResource resource,
        ImportMode mode,
        @Nullable String key,
        @Nullable String fileName,
        Map<String, String> mapping,
        Preview preview,
        long rows,
        long created,
        long updated,
        long skipped,
        long failed,
        @Nullable UUID changeSetId,
        @Nullable String failure,
        @Nullable String createdBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {
    public static ImportView of(Import one) {
        return new ImportView(
                one.id(),
                one.status(),
                one.resource(),
                one.mode(),
                one.key(),
                one.fileName(),
                one.mapping().fieldByColumn(),
                one.preview(),
                one.rows(),
                one.counts().created(),
                one.counts().updated(),
                one.counts().skipped(),
                one.counts().failed(),
                one.changeSetId(),
                one.failure(),
                one.createdBy(),
                one.createdAt(),
                one.startedAt(),
                one.endedAt());
    }
}
