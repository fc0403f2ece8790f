package io.truevalue.org.profile;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.tenancy.access.SignedIn;
import io.truevalue.tenancy.openapi.MayHaveMoved;
import io.truevalue.web.IfMatch;

/** Profiles: one's own, and others' with the permission {@code members:write}. */
@Controller("/org/api/organizations/{slug}/members/{user_id}/profile")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "profiles")
@MayHaveMoved
class ProfileController {
    private final Profiles profiles;

    ProfileController(Profiles profiles) {
        this.profiles = profiles;
    }

    /** Reads a profile: one's own, or with {@code members:write}. */
    @Get
    @SignedIn
    Profile read(String slug, @PathVariable("user_id") String userId) {
        return profiles.read(slug, userId);
    }

    /** Changes a profile: one's own, or with {@code members:write}. */
    @Patch
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_JSON_MERGE_PATCH})
    @SignedIn
    Profile change(
            String slug,
            @PathVariable("user_id") String userId,
            @Body ProfilePatch patch,
            @Parameter(hidden = true) IfMatch seen) {
        return profiles.change(slug, userId, patch, seen);
    }
}
