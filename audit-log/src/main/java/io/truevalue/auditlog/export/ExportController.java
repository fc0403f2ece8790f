package io.truevalue.auditlog.export;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.tenancy.access.FreshFactor;
import io.truevalue.tenancy.access.RequiresPermission;
import jakarta.validation.Valid;

@Controller("/audit-log/api/exports")
@ExecuteOn(TaskExecutors.BLOCKING)
@RequiresPermission("audit:export")
@Tag(name = "exports")
class ExportController {
    private static final String NDJSON = "application/x-ndjson";

    private final ExportEvents exportEvents;

    ExportController(ExportEvents exportEvents) {
        this.exportEvents = exportEvents;
    }

    /** Exports the organisation's log, or a part of it, as a file that can be verified offline. */
    @Post
    @FreshFactor
    @Produces({NDJSON, MediaType.TEXT_CSV})
    @ApiResponse(
            responseCode = "200",
            description = "The bundle, streamed",
            content = {
                @Content(mediaType = NDJSON, schema = @Schema(type = "string")),
                @Content(mediaType = MediaType.TEXT_CSV, schema = @Schema(type = "string"))
            })
    HttpResponse<StreamedFile> export(@Body @Valid ExportRequest request) {
        Export export = exportEvents.export(request);
        MediaType type = MediaType.of(export.form() == LineForm.CSV ? "text/csv; charset=utf-8" : NDJSON);
        return HttpResponse.ok(new StreamedFile(export.stream(), type).attach(export.fileName()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
