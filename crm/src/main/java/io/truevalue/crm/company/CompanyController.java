package io.truevalue.crm.company;

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
import java.net.URI;

/** Companies over HTTP. */
@Controller("/crm/api/companies")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "companies")
class CompanyController {
    private final Companies companies;
    private final CreateRecords creation;
    private final ReadRecord reading;
    private final ListCompanies list;
    private final PatchRecord patching;
    private final DeleteRecord deletion;
    private final RestoreRecord restoration;
    private final SeeRecord seeing;
    private final ReadTimeline timeline;

    CompanyController(
            Companies companies,
            CreateRecords creation,
            ReadRecord reading,
            ListCompanies list,
            PatchRecord patching,
            DeleteRecord deletion,
            RestoreRecord restoration,
            SeeRecord seeing,
            ReadTimeline timeline) {
        this.companies = companies;
        this.creation = creation;
        this.reading = reading;
        this.list = list;
        this.patching = patching;
        this.deletion = deletion;
        this.restoration = restoration;
        this.seeing = seeing;
        this.timeline = timeline;
    }

    @Refuses(RecordProblem.class)
    @Post
    @Idempotent
    @RequiresPermission("companies:write")
    @Status(HttpStatus.CREATED)
    @Operation(summary = "Create a company")
    HttpResponse<CompanyView> create(@Body CompanyFields company) {
        Kept<CompanyFields> created = seeing.asSeen(companies, creation.create(companies, company));
        return answer(created)
                .status(HttpStatus.CREATED)
                .header(HttpHeaders.LOCATION, location(created).toString());
    }

    @Get
    @RequiresPermission("companies:read")
    @Operation(summary = "List companies", description = "Newest first unless sorted; the filter is RSQL")
    Page<CompanyView> list(ListRequest request) {
        return list.list(request);
    }

    @Get("/{id}")
    @RequiresPermission("companies:read")
    @Operation(summary = "Read a company")
    HttpResponse<CompanyView> read(String id) {
        return answer(reading.read(companies, id));
    }

    @Get("/{id}/timeline")
    @RequiresPermission("companies:read")
    @Operation(
            summary = "Read what became of a company",
            description = "Newest first, the fields alone that the reader may see; its making is the last item")
    Page<TimelineItem> timeline(String id, ListRequest request) {
        return timeline.read(companies, id, request);
    }

    @Patch("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission("companies:write")
    @Operation(summary = "Change a company", description = "A JSON merge patch (RFC 7396); If-Match names a version")
    HttpResponse<CompanyView> patch(
            String id,
            @Parameter(hidden = true) IfMatch condition,
            @Body @RequestBody(content = @Content(schema = @Schema(implementation = CompanyFields.class)))
                    JsonNode patch) {
        return answer(seeing.asSeen(companies, patching.patch(companies, id, condition, patch)));
    }

    @Delete("/{id}")
    @RequiresPermission("companies:delete")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a company", description = "It can be restored")
    void delete(String id, @Parameter(hidden = true) IfMatch condition) {
        deletion.delete(companies, id, condition);
    }

    @Refuses(RecordProblem.class)
    @Post("/{id}/restore")
    @Idempotent
    @RequiresPermission("companies:write")
    @Operation(summary = "Restore a deleted company")
    HttpResponse<CompanyView> restore(String id) {
        return answer(seeing.asSeen(companies, restoration.restore(companies, id)));
    }

    private io.micronaut.http.MutableHttpResponse<CompanyView> answer(Kept<CompanyFields> company) {
        return HttpResponse.ok(companies.view(company)).header(HttpHeaders.ETAG, "\"" + company.version() + "\"");
    }

    private static URI location(Kept<CompanyFields> company) {
        return URI.create("/crm/api/companies/" + company.id());
    }
}
