package io.truevalue.org.member;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.access.Internal;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.listing.Page;
import java.util.UUID;

/** Where auth learns which organisations a user may sign in to. */
@Hidden
@Controller("/internal/memberships")
@ExecuteOn(TaskExecutors.BLOCKING)
class MembershipController {
    private final Members members;
    private final Transactions transactions;

    MembershipController(Members members, Transactions transactions) {
        this.members = members;
        this.transactions = transactions;
    }

    /** All of a user's memberships, whatever organisation the caller acts for. */
    @Get
    @Internal({"auth-service", "permission-service"})
    Page<Membership> memberships(@QueryValue("user_id") UUID user) {
        return Page.whole(transactions.inAs(
                Tenancy.current().outsideOrganizations().actingAs(new UserId(user), null),
                () -> members.membershipsOf(user)));
    }
}
