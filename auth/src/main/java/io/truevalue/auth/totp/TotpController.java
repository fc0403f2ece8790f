package io.truevalue.auth.totp;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.auth.enrolment.EnrolmentProblem;
import io.truevalue.auth.session.CurrentSession;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.access.FreshFactor;
import io.truevalue.tenancy.access.SignedIn;
import io.truevalue.tenancy.openapi.Refuses;
import io.truevalue.web.OptionalBody;
import io.truevalue.web.problem.CommonProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adding an authenticator app. */
@Controller("/auth/mfa/totp")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "second factors")
@SignedIn(organization = false)
@FreshFactor
class TotpController {
    private static final String NAME = "Authenticator app";

    private final EnrolTotp enrolTotp;

    TotpController(EnrolTotp enrolTotp) {
        this.enrolTotp = enrolTotp;
    }

    /** @param name by which its owner tells several apart */
    @Introspected
    record TotpRequest(
            @Nullable @Size(min = 1, max = 100) @Pattern(regexp = "[^\\x00-\\x1f\\x7f]*")
            String name) {}

    @Introspected
    record NewTotpView(UUID id, String secret, String otpauthUri) {
        @Override
        public String toString() {
            return "NewTotpView(hidden)";
        }
    }

    @Introspected
    record ConfirmTotpRequest(@NotBlank @Size(max = 20) String code) {
        @Override
        public String toString() {
            return "ConfirmTotpRequest(hidden)";
        }
    }

    /** @param recoveryCodes empty for who holds some already */
    @Introspected
    record ConfirmedTotpView(List<String> recoveryCodes) {
        @Override
        public String toString() {
            return "ConfirmedTotpView(hidden)";
        }
    }

    @Refuses(value = EnrolmentProblem.class, only = "factor_limit_reached")
    @Post
    @Consumes(MediaType.ALL)
    @Operation(summary = "Begin to add an authenticator app; its secret is shown this once")
    @ApiResponse(responseCode = "201", description = "It waits for its first code", useReturnTypeSchema = true)
    HttpResponse<NewTotpView> enrol(HttpRequest<?> request, @Nullable @Valid @Body TotpRequest body) {
        OptionalBody.verify(request, body);
        String name = body == null || body.name() == null || body.name().isBlank()
                ? NAME
                : body.name().strip();
        EnrolTotp.NewTotp totp = enrolTotp.enrol(Tenancy.current().user(), name);
        return HttpResponse.created(
                        new NewTotpView(totp.id(), totp.secret(), totp.uri()), URI.create("/auth/mfa/" + totp.id()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Refuses(value = CommonProblem.class, only = "not_found")
    @Post("/confirm")
    @Operation(
            summary = "Add the app by its first code; the first second factor brings recovery codes, shown this once")
    HttpResponse<ConfirmedTotpView> confirm(@Valid @Body ConfirmTotpRequest body) {
        List<String> codes = enrolTotp.confirm(Tenancy.current().user(), CurrentSession.id(), body.code());
        return HttpResponse.ok(new ConfirmedTotpView(codes)).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
