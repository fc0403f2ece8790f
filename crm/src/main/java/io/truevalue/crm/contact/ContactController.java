package io.truevalue.crm.contact;

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

/** Contacts over HTTP. */
@Controller("/crm/api/contacts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "contacts")
class ContactController {
    private final Contacts contacts;
    private final CreateRecords creation;
    private final ReadRecord reading;
    private final ListContacts list;
    private final PatchRecord patching;
    private final DeleteRecord deletion;
    private final RestoreRecord restoration;
    private final SeeRecord seeing;
    private final ReadTimeline timeline;

    ContactController(
            Contacts contacts,
            CreateRecords creation,
            ReadRecord reading,
            ListContacts list,
            PatchRecord patching,
            DeleteRecord deletion,
            RestoreRecord restoration,
            SeeRecord seeing,
            ReadTimeline timeline) {
        this.contacts = contacts;
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
    @RequiresPermission("contacts:write")
    @Status(HttpStatus.CREATED)
    @Operation(summary = "Create a contact")
    HttpResponse<ContactView> create(@Body ContactFields contact) {
        Kept<ContactFields> created = seeing.asSeen(contacts, creation.create(contacts, contact));
        return answer(created)
                .status(HttpStatus.CREATED)
                .header(HttpHeaders.LOCATION, location(created).toString());
    }

    @Get
    @RequiresPermission("contacts:read")
    @Operation(summary = "List contacts", description = "Newest first unless sorted; the filter is RSQL")
    Page<ContactView> list(ListRequest request) {
        return list.list(request);
    }

    @Get("/{id}")
    @RequiresPermission("contacts:read")
    @Operation(summary = "Read a contact")
    HttpResponse<ContactView> read(String id) {
        return answer(reading.read(contacts, id));
    }

    @Get("/{id}/timeline")
    @RequiresPermission("contacts:read")
    @Operation(
            summary = "Read what became of a contact",
            description = "Newest first, the fields alone that the reader may see; its making is the last item")
    Page<TimelineItem> timeline(String id, ListRequest request) {
        return timeline.read(contacts, id, request);
    }

    @Patch("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission("contacts:write")
    @Operation(summary = "Change a contact", description = "A JSON merge patch (RFC 7396); If-Match names a version")
    HttpResponse<ContactView> patch(
            String id,
            @Parameter(hidden = true) IfMatch condition,
            @Body @RequestBody(content = @Content(schema = @Schema(implementation = ContactFields.class)))
                    JsonNode patch) {
        return answer(seeing.asSeen(contacts, patching.patch(contacts, id, condition, patch)));
    }

    @Delete("/{id}")
    @RequiresPermission("contacts:delete")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a contact", description = "It can be restored")
    void delete(String id, @Parameter(hidden = true) IfMatch condition) {
        deletion.delete(contacts, id, condition);
    }

    @Refuses(RecordProblem.class)
    @Post("/{id}/restore")
    @Idempotent
    @RequiresPermission("contacts:write")
    @Operation(summary = "Restore a deleted contact")
    HttpResponse<ContactView> restore(String id) {
        return answer(seeing.asSeen(contacts, restoration.restore(contacts, id)));
    }

    private io.micronaut.http.MutableHttpResponse<ContactView> answer(Kept<ContactFields> contact) {
        return HttpResponse.ok(contacts.view(contact)).header(HttpHeaders.ETAG, "\"" + contact.version() + "\"");
    }

    private static URI location(Kept<ContactFields> contact) {
        return URI.create("/crm/api/contacts/" + contact.id());
    }
}
