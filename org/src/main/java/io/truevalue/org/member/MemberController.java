package io.truevalue.org.member;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.org.OneLine;
import io.truevalue.org.organization.Organization;
import io.truevalue.org.organization.Organizations;
import io.truevalue.tenancy.access.FreshFactor;
import io.truevalue.tenancy.access.RequiresPermission;
import io.truevalue.tenancy.access.SignedIn;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.tenancy.idempotency.Idempotent;
import io.truevalue.tenancy.openapi.MayHaveMoved;
import io.truevalue.tenancy.openapi.Refuses;
import io.truevalue.web.IfMatch;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;
import io.truevalue.web.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** Members of the organisation that is acted for. */
@Controller("/org/api/organizations/{slug}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "members")
@MayHaveMoved
class MemberController {
    private final ListMembers list;
    private final ChangeStatus status;
    private final RemoveMember removal;
    private final TransferOwnership ownership;
    private final Seats seats;
    private final FindUnprotected unprotected;
    private final Organizations organizations;
    private final Transactions transactions;

    MemberController(
            ListMembers list,
            ChangeStatus status,
            RemoveMember removal,
            TransferOwnership ownership,
            Seats seats,
            FindUnprotected unprotected,
            Organizations organizations,
            Transactions transactions) {
        this.list = list;
        this.status = status;
        this.removal = removal;
        this.ownership = ownership;
        this.seats = seats;
        this.unprotected = unprotected;
        this.organizations = organizations;
        this.transactions = transactions;
    }

    /** Lists members with their roles and teams. */
    @Get("/members")
    @RequiresPermission("members:read")
    Page<MemberView> list(
            String slug,
            @Parameter(description = "What a name or an e-mail address holds.", schema = @Schema(maxLength = 100))
                    @Nullable
                    @QueryValue
                    String q,
            ListRequest request) {
        return list.list(slug, request, q);
    }

    /** Reads a member. */
    @Get("/members/{user_id}")
    @RequiresPermission("members:read")
    MemberView read(String slug, @PathVariable("user_id") String userId) {
        return list.read(slug, userId);
    }

    /** Changes whether a member is active or suspended. */
    @Patch("/members/{user_id}")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_JSON_MERGE_PATCH})
    @Refuses(
            value = MemberProblem.class,
            only = {"owner_stays", "seats_exceeded"})
    @Refuses(value = CommonProblem.class, only = "conflict")
    @RequiresPermission("members:write")
    MemberView change(
            String slug,
            @PathVariable("user_id") String userId,
            @Body MemberPatch patch,
            @Parameter(hidden = true) IfMatch seen) {
        String wanted =
                patch.status() == null ? "" : String.valueOf(patch.status().value());
        switch (wanted) {
            case "" -> {}
            case "active" -> status.reactivate(slug, userId, seen);
            case "suspended" -> status.suspend(slug, userId, seen);
            default -> throw OneLine.invalid("status", "unknown", "active or suspended");
        }
        return list.read(slug, userId);
    }

    /** Removes a member. */
    @Delete("/members/{user_id}")
    @Status(HttpStatus.NO_CONTENT)
    @Refuses(value = MemberProblem.class, only = "owner_stays")
    @RequiresPermission("members:write")
    void remove(String slug, @PathVariable("user_id") String userId, @Parameter(hidden = true) IfMatch seen) {
        removal.remove(slug, userId, seen);
    }

    /** Suspends a member, who keeps roles and teams and can do nothing until reactivated. */
    @Post("/members/{user_id}/suspend")
    @Refuses(value = MemberProblem.class, only = "owner_stays")
    @Refuses(value = CommonProblem.class, only = "conflict")
    @Idempotent
    @RequiresPermission("members:write")
    MemberView suspend(String slug, @PathVariable("user_id") String userId, @Parameter(hidden = true) IfMatch seen) {
        status.suspend(slug, userId, seen);
        return list.read(slug, userId);
    }

    /** Lets a suspended member back in, where a seat is free. */
    @Post("/members/{user_id}/reactivate")
    @Refuses(value = MemberProblem.class, only = "seats_exceeded")
    @Idempotent
    @RequiresPermission("members:write")
    MemberView reactivate(String slug, @PathVariable("user_id") String userId, @Parameter(hidden = true) IfMatch seen) {
        status.reactivate(slug, userId, seen);
        return list.read(slug, userId);
    }

    /** Leaves the organisation that one acts for. */
    @Post("/leave")
    @Status(HttpStatus.NO_CONTENT)
    @Refuses(value = MemberProblem.class, only = "owner_stays")
    @SignedIn
    void leave(String slug) {
        removal.leave(slug);
    }

    /** Hands the organisation that one owns to another active member. */
    @Post("/transfer-ownership")
    @Refuses(value = MemberProblem.class, only = "owner_required")
    @Idempotent
    @SignedIn
    @FreshFactor
    Organization transferOwnership(String slug, @Body TransferRequest request) {
        return ownership.transfer(slug, request.userId());
    }

    /** Tells whom it would stop to require a second factor: the active members who have none. */
    @Get("/second-factors")
    @RequiresPermission("organization:write")
    SecondFactorsView secondFactors(String slug) {
        return unprotected.find(slug);
    }

    /** Counts the seats of the plan that are taken. */
    @Get("/seats")
    @RequiresPermission("members:read")
    SeatsView seats(String slug) {
        int used = transactions.reading(() -> {
            organizations.named(slug);
            return seats.used();
        });
        return new SeatsView(used, seats.limit());
    }
}
