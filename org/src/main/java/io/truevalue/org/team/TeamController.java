package io.truevalue.org.team;

import io.micronaut.http.HttpResponse;
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
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.org.member.MemberView;
import io.truevalue.tenancy.access.RequiresPermission;
import io.truevalue.tenancy.idempotency.Idempotent;
import io.truevalue.tenancy.openapi.MayHaveMoved;
import io.truevalue.tenancy.openapi.Refuses;
import io.truevalue.web.IfMatch;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;
import java.net.URI;

/** Teams of the organisation that is acted for. */
@Controller("/org/api/organizations/{slug}/teams")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "teams")
@MayHaveMoved
class TeamController {
    private final ReadTeams teams;
    private final ShapeTeam shape;
    private final ChangePlaces places;

    TeamController(ReadTeams teams, ShapeTeam shape, ChangePlaces places) {
        this.teams = teams;
        this.shape = shape;
        this.places = places;
    }

    /** Lists teams. */
    @Get
    @RequiresPermission("teams:read")
    Page<Team> list(String slug, ListRequest request) {
        return teams.list(slug, request);
    }

    /** Creates a team. Its lead, a member, gets a place in it. */
    @Post
    @Idempotent
    @Refuses(TeamProblem.class)
    @RequiresPermission("teams:write")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    HttpResponse<Team> create(String slug, @Body TeamRequest request) {
        Team created = shape.create(slug, request.name(), request.leadId());
        return HttpResponse.created(created, URI.create("/org/api/organizations/" + slug + "/teams/" + created.id()));
    }

    /** Reads a team. */
    @Get("/{id}")
    @RequiresPermission("teams:read")
    Team read(String slug, String id) {
        return teams.read(slug, id);
    }

    /** Changes a team's name or lead. */
    @Patch("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_JSON_MERGE_PATCH})
    @Refuses(TeamProblem.class)
    @RequiresPermission("teams:write")
    Team change(String slug, String id, @Body TeamPatch patch, @Parameter(hidden = true) IfMatch seen) {
        return shape.change(slug, id, patch, seen);
    }

    /** Deletes a team with its places. Its members stay. */
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    @RequiresPermission("teams:write")
    void delete(String slug, String id, @Parameter(hidden = true) IfMatch seen) {
        shape.delete(slug, id, seen);
    }

    /** Lists a team's members. */
    @Get("/{id}/members")
    @RequiresPermission("members:read")
    Page<MemberView> members(String slug, String id, ListRequest request) {
        return teams.membersOf(slug, id, request);
    }

    /** Gives a member a place in the team. */
    @Put("/{id}/members/{user_id}")
    @Status(HttpStatus.NO_CONTENT)
    @Refuses(value = TeamProblem.class, only = "too_many_teams")
    @RequiresPermission("teams:write")
    void add(String slug, String id, @PathVariable("user_id") String userId) {
        places.add(slug, id, userId);
    }

    /** Takes a member's place in the team. */
    @Delete("/{id}/members/{user_id}")
    @Status(HttpStatus.NO_CONTENT)
    @RequiresPermission("teams:write")
    void remove(String slug, String id, @PathVariable("user_id") String userId) {
        places.remove(slug, id, userId);
    }
}
