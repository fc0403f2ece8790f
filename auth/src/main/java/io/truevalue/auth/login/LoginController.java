package io.truevalue.auth.login;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.auth.session.ClientForm;
import io.truevalue.auth.session.CurrentSession;
import io.truevalue.auth.session.TokenPairView;
import io.truevalue.auth.token.AccessToken;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.access.Open;
import io.truevalue.tenancy.access.SignedIn;
import io.truevalue.tenancy.openapi.Refuses;
import io.truevalue.web.problem.CommonProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Proving who one is. */
@Controller("/auth")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "login")
class LoginController {
    private final LogIn logIn;
    private final StepUp stepUp;

    LoginController(LogIn logIn, StepUp stepUp) {
        this.logIn = logIn;
        this.stepUp = stepUp;
    }

    /** @param organization a slug */
    @Introspected
    record LoginRequest(
            @NotBlank @Size(max = 254) String email,
            @NotNull @Size(max = 1_024) String password,
            @Nullable @Size(min = 1, max = 100) String organization) {
        @Override
        public String toString() {
            return "LoginRequest(hidden)";
        }
    }

    @Introspected
    record StepUpRequest(@NotNull @Size(max = 1_024) String password) {
        @Override
        public String toString() {
            return "StepUpRequest(hidden)";
        }
    }

    @Introspected
    record StepUpView(String accessToken, String tokenType, long expiresIn) {
        @Override
        public String toString() {
            return "StepUpView(hidden)";
        }
    }

    @Refuses(LoginProblem.class)
    @Refuses(value = CommonProblem.class, only = "not_found")
    @Post("/login")
    @Open
    @Operation(summary = "Sign in")
    HttpResponse<TokenPairView> logIn(HttpRequest<?> request, @Valid @Body LoginRequest body) {
        return ClientForm.of(request).answer(logIn.logIn(body.email(), body.password(), body.organization()));
    }

    @Refuses(
            value = LoginProblem.class,
            only = {"account_locked", "invalid_credentials"})
    @Post("/step-up")
    @SignedIn(organization = false)
    @Operation(summary = "Confirm that it is you, for what demands it")
    HttpResponse<StepUpView> stepUp(@Valid @Body StepUpRequest body) {
        String token = stepUp.stepUp(Tenancy.current().user(), CurrentSession.id(), body.password());
        return HttpResponse.ok(new StepUpView(token, "Bearer", AccessToken.LIFE.toSeconds()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
