package io.truevalue.org.invite;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.org.member.MemberProblem;
import io.truevalue.tenancy.access.SignedIn;
import io.truevalue.tenancy.openapi.Refuses;

/** For who was invited, whatever organisation they act for, or none. */
@Controller("/org/api/invites")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "invites")
class AcceptController {
    private final AcceptInvite accept;

    AcceptController(AcceptInvite accept) {
        this.accept = accept;
    }

    /** Accepts an invite to the address that one is signed in with. */
    @Post("/accept")
    @Refuses(
            value = InviteProblem.class,
            only = {"invite_invalid", "invite_used", "already_member"})
    @Refuses(value = MemberProblem.class, only = "seats_exceeded")
    @SignedIn(organization = false)
    JoinedView accept(@Body TokenRequest request) {
        return JoinedView.of(accept.accept(request.token()));
    }

    /** Tells what one is about to accept. */
    @Post("/preview")
    @Refuses(value = InviteProblem.class, only = "invite_invalid")
    @SignedIn(organization = false)
    PreviewView preview(@Body TokenRequest request) {
        return accept.preview(request.token());
    }
}
