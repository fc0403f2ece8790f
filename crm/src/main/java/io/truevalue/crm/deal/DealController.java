package io.truevalue.crm.deal;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.crm.pipeline.PipelineProblem;
import io.truevalue.crm.record.CreateRecords;
import io.truevalue.crm.record.DeleteRecord;
import io.truevalue.crm.record.Kept;
import io.truevalue.crm.record.PatchRecord;
import io.truevalue.crm.record.ReadRecord;
import io.truevalue.crm.record.ReadTimeline;
import io.truevalue.crm.record.RecordProblem;
import io.truevalue.crm.record.RestoreRecord;
import io.truevalue.crm.record.SeeRecord;
import io.truevalue.crm.record.TimelineItem;
import io.truevalue.tenancy.access.RequiresPermission;
import io.truevalue.tenancy.idempotency.Idempotent;
import io.truevalue.tenancy.openapi.Refuses;
import io.truevalue.web.IfMatch;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;
import jakarta.validation.Valid;
import java.net.URI;

/** Deals over HTTP. */
@Controller("/crm/api/deals")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "deals")
class DealController {
    private final Deals deals;
    private final CreateRecords creation;
    private final ReadRecord reading;
    private final ListDeals list;
    private final PatchRecord patching;
    private final DeleteRecord deletion;
    private final RestoreRecord restoration;
    private final MoveDeal moving;
    private final SeeRecord seeing;
    private final ReadTimeline timeline;

    DealController(
            Deals deals,
            CreateRecords creation,
            ReadRecord reading,
            ListDeals list,
            PatchRecord patching,
            DeleteRecord deletion,
            RestoreRecord restoration,
            MoveDeal moving,
            SeeRecord seeing,
            ReadTimeline timeline) {
        this.deals = deals;
        this.creation = creation;
        this.reading = reading;
        this.list = list;
        this.patching = patching;
        this.deletion = deletion;
        this.restoration = restoration;
        this.moving = moving;
        this.seeing = seeing;
        this.timeline = timeline;
    }

    @Refuses(RecordProblem.class)
    @Post
    @Idempotent
    @RequiresPermission("deals:write")
    @Status(HttpStatus.CREATED)
    @Operation(summary = "Create a deal")
    HttpResponse<DealView> create(@Body DealFields deal) {
        Kept<DealFields> created = seeing.asSeen(deals, creation.create(deals, deal));
        return answer(created)
                .status(HttpStatus.CREATED)
                .header(HttpHeaders.LOCATION, location(created).toString());
    }

    @Get
    @RequiresPermission("deals:read")
    @Operation(summary = "List deals", description = "Newest first unless sorted; the filter is RSQL")
    Page<DealView> list(ListRequest request) {
        return list.list(request);
    }

    @Get("/{id}")
    @RequiresPermission("deals:read")
    @Operation(summary = "Read a deal")
    HttpResponse<DealView> read(String id) {
        return answer(reading.read(deals, id));
    }

    @Get("/{id}/timeline")
    @RequiresPermission("deals:read")
    @Operation(
            summary = "Read what became of a deal",
            description = "Newest first, the fields alone that the reader may see; its making is the last item")
    Page<TimelineItem> timeline(String id, ListRequest request) {
        return timeline.read(deals, id, request);
    }

    @Patch("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission("deals:write")
    @Operation(summary = "Change a deal", description = "A JSON merge patch (RFC 7396); If-Match names a version")
    HttpResponse<DealView> patch(
            String id,
            @Parameter(hidden = true) IfMatch condition,
            @Body @RequestBody(content = @Content(schema = @Schema(implementation = DealFields.class)))
                    JsonNode patch) {
        return answer(seeing.asSeen(deals, patching.patch(deals, id, condition, patch)));
    }

    @Delete("/{id}")
    @RequiresPermission("deals:delete")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a deal", description = "It can be restored")
    void delete(String id, @Parameter(hidden = true) IfMatch condition) {
        deletion.delete(deals, id, condition);
    }

    @Post("/{id}/move")
    @Idempotent
    @RequiresPermission("deals:write")
    @Operation(
            summary = "Move a deal to a place in a stage",
            description = "Behind the deal that is named, or first; the stage's status becomes the deal's")
    HttpResponse<DealView> move(String id, @Parameter(hidden = true) IfMatch condition, @Valid @Body MoveRequest to) {
        return answer(seeing.asSeen(deals, moving.move(id, condition, to)));
    }

    @Refuses(RecordProblem.class)
    @Refuses(value = PipelineProblem.class, only = "no_pipeline")
    @Post("/{id}/restore")
    @Idempotent
    @RequiresPermission("deals:write")
    @Operation(summary = "Restore a deleted deal")
    HttpResponse<DealView> restore(String id) {
        return answer(seeing.asSeen(deals, restoration.restore(deals, id)));
    }

    private io.micronaut.http.MutableHttpResponse<DealView> answer(Kept<DealFields> deal) {
        return HttpResponse.ok(deals.view(deal)).header(HttpHeaders.ETAG, "\"" + deal.version() + "\"");
    }

    private static URI location(Kept<DealFields> deal) {
        return URI.create("/crm/api/deals/" + deal.id());
    }
}
