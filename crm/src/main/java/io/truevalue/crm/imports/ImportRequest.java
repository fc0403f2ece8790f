package io.truevalue.crm.imports;

import io.truevalue.crm.imports.job.ImportMode;
import io.truevalue.crm.imports.job.ImportResource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a file.
 *
 * @param mapping column → field, where headers do not speak for themselves; null leaves a column out
 * @param key by what an upsert finds records
 * @param run whether to start at once
 */
record ImportRequest(
        @Nullable String fileName,
        ImportResource resource,
        Map<String, @Nullable String> mapping,
        ImportMode mode,
        @Nullable String key,
        boolean run) {}
