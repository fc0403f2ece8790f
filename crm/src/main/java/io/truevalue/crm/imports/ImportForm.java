package io.truevalue.crm.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import io.truevalue.crm.imports.job.ImportMode;
import io.truevalue.crm.imports.job.ImportResource;
import org.jspecify.annotations.Nullable;

/** The parts of an upload, for the reference; {@link UploadedForm} reads them as they come. */
@Schema(name = "ImportForm", description = "The parts of an upload")
record ImportForm(
        @Schema(type = "string", format = "binary", description = "CSV, up to 512 MiB")
        String file,

        ImportResource resource,

        @Nullable @Schema(description = "A JSON object of column and field; null leaves a column out")
        String mapping,

        @Nullable ImportMode mode,

        @Nullable @Schema(description = "By what an upsert finds records, such as email or custom.external_id")
        String key,

        @Nullable @Schema(type = "boolean", description = "Whether to start at once")
        String run) {}
