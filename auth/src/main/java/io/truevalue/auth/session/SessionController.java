package io.truevalue.auth.session;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.access.Open;
import io.truevalue.tenancy.access.SignedIn;
import io.truevalue.tenancy.openapi.Refuses;
import io.truevalue.web.Ids;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;
import io.truevalue.web.problem.CommonProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeping a session, moving it to another organisation, seeing and ending one's own. */
@Controller("/auth")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "sessions")
class SessionController {
    private final RefreshSession refreshSession;
    private final SwitchOrganization switchOrganization;
    private final ListSessions listSessions;
    private final EndSession endSession;

    SessionController(
            RefreshSession refreshSession,
            SwitchOrganization switchOrganization,
            ListSessions listSessions,
            EndSession endSession) {
        this.refreshSession = refreshSession;
        this.switchOrganization = switchOrganization;
        this.listSessions = listSessions;
        this.endSession = endSession;
    }

    @Introspected
    record RefreshRequest(@NotBlank @Size(max = 512) String refreshToken) {
        @Override
        public String toString() {
            return "RefreshRequest(hidden)";
        }
    }

    @Introspected
    record SwitchRequest(@NotBlank @Size(max = 100) String organization) {}

    @Refuses(SessionProblem.class)
    @Refuses(value = CommonProblem.class, only = "unauthenticated")
    @Post("/refresh")
    @Open
    @Consumes(MediaType.ALL)
    @Operation(summary = "Trade a refresh token for a new pair")
    HttpResponse<TokenPairView> refresh(HttpRequest<?> request, @Nullable @Valid @Body RefreshRequest body) {
        ClientForm form = ClientForm.of(request);
        return form.answer(refreshSession.refresh(presented(request, form, body)));
    }

    private static String presented(HttpRequest<?> request, ClientForm form, @Nullable RefreshRequest body) {
        if (form == ClientForm.CONSOLE) {
            return ClientForm.held(request)
                    .orElseThrow(() -> CommonProblem.UNAUTHENTICATED.because("There is no session to renew. Sign in."));
        }
        if (body == null) {
            throw CommonProblem.VALIDATION_FAILED
                    .because("The refresh token is missing.")
                    .field("refresh_token", "required", "must not be blank");
        }
        return body.refreshToken();
    }

    @Refuses(value = SessionProblem.class, only = "session_ended")
    @Refuses(value = CommonProblem.class, only = "not_found")
    @Post("/switch-organization")
    @SignedIn(organization = false)
    @Operation(summary = "Move this session to another organisation")
    HttpResponse<TokenPairView> switchOrganization(HttpRequest<?> request, @Valid @Body SwitchRequest body) {
        TokenPair pair = switchOrganization.switchTo(
                Tenancy.current().user(),
                CurrentSession.id(),
                body.organization(),
                ClientForm.held(request).orElse(null));
        return ClientForm.of(request).answer(pair);
    }

    @Post("/logout")
    @SignedIn(organization = false)
    @Consumes(MediaType.ALL)
    @Operation(summary = "End this session")
    @ApiResponse(responseCode = "204", description = "ended")
    HttpResponse<Object> logOut(HttpRequest<?> request) {
        endSession.endOwn(Tenancy.current().user(), CurrentSession.id(), EndReason.SIGNED_OUT);
        return ClientForm.of(request).farewell();
    }

    @Get("/sessions")
    @SignedIn(organization = false)
    @Operation(summary = "List one's own sessions, ended ones too")
    Page<SessionView> list(ListRequest request) {
        return listSessions.list(Tenancy.current().user(), CurrentSession.id(), request);
    }

    @Delete("/sessions/{id}")
    @SignedIn(organization = false)
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "End one of one's own sessions")
    void end(@PathVariable String id) {
        UUID session = Ids.parse(id).orElseThrow(() -> CommonProblem.NOT_FOUND.because("No such session."));
        endSession.endOwn(Tenancy.current().user(), session, EndReason.ENDED_BY_USER);
    }

    @Delete("/sessions")
    @SignedIn(organization = false)
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "End all of one's own sessions but this one")
    void endOthers() {
        endSession.endAllOf(Tenancy.current().user(), CurrentSession.id(), EndReason.ENDED_BY_USER);
    }
}
