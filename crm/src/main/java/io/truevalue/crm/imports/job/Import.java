package io.truevalue.crm.imports.job;

import io.truevalue.crm.imports.csv.CsvFormat;
import io.truevalue.crm.imports.mapping.Mapping;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of records on its way in.
 *
 * @param key by what an upsert finds records
 * @param failure why it failed
 */
public record Import(
        UUID id,
        ImportResource resource,
        ImportMode mode,
        @Nullable String key,
        ImportStatus status,
        @Nullable String fileName,
        CsvFormat format,
        Mapping mapping,
        Preview preview,
        long rows,
        Counts counts,
        @Nullable UUID changeSetId,
        @Nullable String failure,
        @Nullable String createdBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {}
