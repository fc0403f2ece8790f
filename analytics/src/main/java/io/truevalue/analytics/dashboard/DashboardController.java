package io.truevalue.analytics.dashboard;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.tenancy.access.RequiresPermission;
import io.truevalue.tenancy.idempotency.Idempotent;
import io.truevalue.tenancy.openapi.Refuses;
import io.truevalue.web.IfMatch;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Dashboards of the organisation that is acted for. */
@Controller("/analytics/api/dashboards")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "dashboards")
class DashboardController {
    private static final String PATH = "/analytics/api/dashboards/";

    private final ReadDashboards dashboards;
    private final ShapeDashboard shape;
    private final ExportDashboard export;

    DashboardController(ReadDashboards dashboards, ShapeDashboard shape, ExportDashboard export) {
        this.dashboards = dashboards;
        this.shape = shape;
        this.export = export;
    }

    /** Lists dashboards: the organisation's, and one's own private ones. */
    @Get
    @RequiresPermission("dashboards:read")
    Page<Dashboard> list(ListRequest request) {
        return dashboards.list(request);
    }

    /** Creates a dashboard, private unless said. Its tiles are held to the catalogue of metrics. */
    @Post
    @Idempotent
    @Refuses(DashboardProblem.class)
    @RequiresPermission("dashboards:write")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    HttpResponse<Dashboard> create(@Body DashboardRequest request) {
        Dashboard created = shape.create(request);
        return HttpResponse.created(created, URI.create(PATH + created.id()));
    }

    /** Reads a dashboard. Another's private one does not exist. */
    @Get("/{id}")
    @RequiresPermission("dashboards:read")
    Dashboard read(String id) {
        return dashboards.read(id);
    }

    /** Changes a dashboard. Whoever may write changes a shared one; only its owner makes it private. */
    @Patch("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_JSON_MERGE_PATCH})
    @RequiresPermission("dashboards:write")
    Dashboard change(String id, @Body DashboardPatch patch, @Parameter(hidden = true) IfMatch seen) {
        return shape.change(id, patch, seen);
    }

    /** Deletes a dashboard. */
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    @RequiresPermission("dashboards:write")
    void delete(String id, @Parameter(hidden = true) IfMatch seen) {
        shape.delete(id, seen);
    }

    /** Copies a dashboard into a private one of one's own. */
    @Post("/{id}/copy")
    @Idempotent
    @Refuses(DashboardProblem.class)
    @RequiresPermission("dashboards:write")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    HttpResponse<Dashboard> copy(String id) {
        Dashboard created = shape.copy(id);
        return HttpResponse.created(created, URI.create(PATH + created.id()));
    }

    /**
     * Writes a dashboard's figures as CSV: a row for each stretch of each tile. It takes {@code analytics:read} too.
     *
     * @param tile the id of the one tile to write
     */
    @Get("/{id}/csv")
    @Produces(MediaType.TEXT_CSV)
    @RequiresPermission("dashboards:read")
    HttpResponse<StreamedFile> csv(String id, @QueryValue @Nullable String tile) {
        StreamedFile file = new StreamedFile(export.csv(id, tile), MediaType.of("text/csv; charset=utf-8"))
                .attach("dashboard-" + id + ".csv");
        return HttpResponse.ok(file).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
