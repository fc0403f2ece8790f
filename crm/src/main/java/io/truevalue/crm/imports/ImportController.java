package io.truevalue.crm.imports;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.crm.imports.job.Import;
import io.truevalue.crm.imports.job.ImportView;
import io.truevalue.tenancy.access.RequiresPermission;
import io.truevalue.tenancy.idempotency.Idempotent;
import io.truevalue.tenancy.openapi.Refuses;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;
import io.truevalue.web.problem.CommonProblem;
import java.io.InputStream;
import org.reactivestreams.Publisher;

/** Imports over HTTP. */
@Controller("/crm/api/imports")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "imports")
class ImportController {
    private final ImportForms forms;
    private final AnswerImport answers;
    private final FindImport imports;
    private final StartImport start;
    private final CancelImport cancellation;
    private final ImportProgress progress;
    private final ErrorFile errorFile;

    ImportController(
            ImportForms forms,
            AnswerImport answers,
            FindImport imports,
            StartImport start,
            CancelImport cancellation,
            ImportProgress progress,
            ErrorFile errorFile) {
        this.forms = forms;
        this.answers = answers;
        this.imports = imports;
        this.start = start;
        this.cancellation = cancellation;
        this.progress = progress;
        this.errorFile = errorFile;
    }

    @Post
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Parameter(
            name = "Idempotency-Key",
            in = ParameterIn.HEADER,
            description = "Kept for 24 hours; a repeat of the same upload gets the first answer again.",
            schema = @Schema(type = "string", minLength = 1, maxLength = 255))
    @Refuses(
            value = CommonProblem.class,
            only = {"idempotency_key_in_progress", "idempotency_key_reused"})
    @RequiresPermission("imports:write")
    @Operation(
            summary = "Upload a file of records",
            description = "Parts: file, resource, mapping, mode, key, run. It is read and mapped; run=true starts it.")
    @ApiResponse(
            responseCode = "201",
            description = "The import, previewed or running",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    HttpResponse<?> create(
            HttpRequest<?> request,
            @Body
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA,
                                            schema = @Schema(implementation = ImportForm.class)))
                    InputStream body) {
        String contentType = request.getHeaders().get(HttpHeaders.CONTENT_TYPE);
        try (UploadedForm form = UploadedForm.read(contentType == null ? "" : contentType, body)) {
            return answers.create(forms.read(form), form.file());
        }
    }

    @Get
    @RequiresPermission("imports:read")
    @Operation(summary = "List imports")
    Page<ImportView> list(ListRequest request) {
        return imports.page(request).map(ImportView::of);
    }

    @Get("/{id}")
    @RequiresPermission("imports:read")
    @Operation(summary = "Read an import")
    ImportView read(String id) {
        return ImportView.of(imports.find(id));
    }

    @Refuses(value = ImportProblem.class, only = "import_already_started")
    @Post("/{id}/run")
    @Idempotent
    @RequiresPermission("imports:write")
    @Operation(summary = "Start an import that was previewed")
    ImportView run(String id) {
        return ImportView.of(start.start(id));
    }

    @Refuses(value = ImportProblem.class, only = "import_over")
    @Post("/{id}/cancel")
    @Idempotent
    @RequiresPermission("imports:write")
    @Operation(summary = "Cancel an import", description = "What was imported until then stays")
    ImportView cancel(String id) {
        return ImportView.of(cancellation.cancel(id));
    }

    @Get("/{id}/events")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @RequiresPermission("imports:read")
    @Operation(summary = "Follow an import", description = "Server-sent events, each the import as it stands")
    @ApiResponse(
            responseCode = "200",
            description = "The events",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM, schema = @Schema(type = "string")))
    Publisher<Event<ImportView>> events(String id) {
        return progress.follow(id);
    }

    @Get("/{id}/errors")
    @Produces(MediaType.TEXT_CSV)
    @RequiresPermission("imports:read")
    @Operation(summary = "The rows that were refused", description = "CSV: the reason, and the row as it came")
    HttpResponse<StreamedFile> errors(String id) {
        Import one = imports.find(id);
        StreamedFile file = new StreamedFile(errorFile.of(one), MediaType.of("text/csv; charset=utf-8"))
                .attach("import-" + one.id() + "-errors.csv");
        return HttpResponse.ok(file).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
