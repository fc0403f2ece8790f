package io.truevalue.org.invite;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.org.member.MemberProblem;
import io.truevalue.tenancy.access.RequiresPermission;
import io.truevalue.tenancy.idempotency.Idempotent;
import io.truevalue.tenancy.openapi.MayHaveMoved;
import io.truevalue.tenancy.openapi.Refuses;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;
import java.net.URI;

/** Invites of the organisation that is acted for. */
@Controller("/org/api/organizations/{slug}/invites")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "invites")
@MayHaveMoved
class InviteController {
    private final InviteMember invite;
    private final ManageInvites invites;

    InviteController(InviteMember invite, ManageInvites invites) {
        this.invite = invite;
        this.invites = invites;
    }

    /** Lists invites: open, accepted, revoked and expired ones. */
    @Get
    @RequiresPermission("invites:write")
    Page<InviteView> list(String slug, ListRequest request) {
        return invites.list(slug, request);
    }

    /** Invites somebody by mail, into roles and teams that one could give by hand. */
    @Post
    @Idempotent
    @Refuses(
            value = InviteProblem.class,
            only = {"already_invited", "already_member", "too_many_invites"})
    @Refuses(value = MemberProblem.class, only = "seats_exceeded")
    @RequiresPermission("invites:write")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    HttpResponse<InviteView> invite(String slug, @Body InviteRequest request) {
        InviteView created = invite.invite(slug, request);
        return HttpResponse.created(created, URI.create("/org/api/organizations/" + slug + "/invites/" + created.id()));
    }

    /** Reads an invite. */
    @Get("/{id}")
    @RequiresPermission("invites:write")
    InviteView read(String slug, String id) {
        return invites.read(slug, id);
    }

    /** Revokes an invite: its link is dead. */
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    @Refuses(value = InviteProblem.class, only = "invite_closed")
    @RequiresPermission("invites:write")
    void revoke(String slug, String id) {
        invites.revoke(slug, id);
    }

    /** Sends an invite again with a new link, at most once a minute; the link before is dead. */
    @Post("/{id}/resend")
    @Idempotent
    @Refuses(value = InviteProblem.class, only = "invite_closed")
    @Refuses(value = MemberProblem.class, only = "seats_exceeded")
    @RequiresPermission("invites:write")
    InviteView resend(String slug, String id) {
        return invites.resend(slug, id);
    }
}
