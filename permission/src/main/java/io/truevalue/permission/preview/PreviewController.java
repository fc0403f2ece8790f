package io.truevalue.permission.preview;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.permission.assignment.AssignmentProblem;
import io.truevalue.permission.role.RoleProblem;
import io.truevalue.tenancy.access.SignedIn;
import io.truevalue.tenancy.openapi.Refuses;
import io.truevalue.web.Ids;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.problem.CommonProblem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes of access as they would be. */
@Controller("/permission/api/preview")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "decisions")
class PreviewController {
    private final PreviewChange preview;

    PreviewController(PreviewChange preview) {
        this.preview = preview;
    }

    /**
     * Tells who would gain and lose what by a change of a role, an assignment or a policy, and refuses what making it would
     * refuse. It takes the permission that making it takes: {@code roles:write}, {@code assignments:write} or
     * {@code policies:write}. Nothing is changed. The list is in order of users, a page at a time.
     *
     * @param limit users a page
     * @param cursor from an earlier page
     */
    @Refuses(RoleProblem.class)
    @Refuses(AssignmentProblem.class)
    @Refuses(value = CommonProblem.class, only = "not_found")
    @Post
    @SignedIn
    @Status(HttpStatus.OK)
    PreviewView preview(
            @Body PreviewRequest request, @QueryValue @Nullable String limit, @QueryValue @Nullable String cursor) {
        ListRequest list = ListRequest.parse(limit, cursor, null, null, null);
        UUID after = after(list);
        PreviewChange.Preview all = preview.preview(request);
        List<PreviewView.Effect> rest = all.effects().stream()
                .filter(effect -> after == null || effect.userId().compareTo(after) > 0)
                .toList();
        List<PreviewView.Effect> page = rest.subList(0, Math.min(list.limit(), rest.size()));
        return new PreviewView(
                new PreviewView.Counts(
                        all.touched(),
                        (int) all.effects().stream()
                                .filter(effect -> !effect.gained().isEmpty())
                                .count(),
                        (int) all.effects().stream()
                                .filter(effect -> !effect.lost().isEmpty())
                                .count()),
                page,
                page.size() < rest.size() ? page.getLast().userId().toString() : null);
    }

    private static @Nullable UUID after(ListRequest list) {
        return list.cursor() == null
                ? null
                : Ids.parse(list.cursor())
                        .orElseThrow(() -> CommonProblem.VALIDATION_FAILED
                                .because("The cursor is not valid.")
                                .field("cursor", "invalid", "take it from next_cursor of an earlier page"));
    }
}
