package io.truevalue.org.member;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.tenancy.access.RequiresPermission;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;

/** Members of the organisation that is acted for. */
@Controller("/org/api/organizations/{slug}/members")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "members")
class MemberController {
    private final ListMembers list;

    MemberController(ListMembers list) {
        this.list = list;
    }

    /** Lists members with their roles. */
    @Get
    @RequiresPermission("members:read")
    Page<MemberView> list(String slug, ListRequest request) {
        return list.list(slug, request);
    }
}
