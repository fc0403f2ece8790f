package io.truevalue.auth.login;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.auth.factor.FactorAnswer;
import io.truevalue.auth.factor.FactorKind;
import io.truevalue.auth.password.PasswordTurns;
import io.truevalue.auth.session.ClientForm;
import io.truevalue.auth.session.CurrentSession;
import io.truevalue.auth.session.TokenPairView;
import io.truevalue.auth.token.AccessToken;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.access.Open;
import io.truevalue.tenancy.access.SignedIn;
import io.truevalue.tenancy.openapi.Refuses;
import io.truevalue.web.OptionalBody;
import io.truevalue.web.problem.CommonProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Proving who one is. */
@Controller("/auth")
@ExecuteOn(PasswordTurns.THREADS)
@Tag(name = "login")
class LoginController {
    private final LogIn logIn;
    private final StepUp stepUp;

    LoginController(LogIn logIn, StepUp stepUp) {
        this.logIn = logIn;
        this.stepUp = stepUp;
    }

    /**
     * @param mfaCode of an authenticator app or a recovery code, for who gives both at once
     * @param organization a slug
     */
    @Introspected
    record LoginRequest(
            @NotBlank @Size(max = 254) String email,
            @NotNull @Size(max = 1_024) String password,
            @Nullable @Size(min = 1, max = 100) String mfaCode,
            @Nullable @Size(min = 1, max = 100) String organization) {
        @Override
        public String toString() {
            return "LoginRequest(hidden)";
        }
    }

    @Introspected
    record StepUpRequest(
            @Nullable @Size(max = 1_024) String password,
            @Nullable @Size(min = 1, max = 100) String code,

            @Nullable @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
            JsonNode credential) {
        @Override
        public String toString() {
            return "StepUpRequest(hidden)";
        }
    }

    @Introspected
    record StepUpOptionsRequest(
            @Nullable @Size(min = 1, max = 30) String method) {}

    /**
     * @param methods what the user can prove themselves by; {@code password} alone for who has no second factor
     * @param challenge of the method that was asked for
     */
    @Introspected
    record StepUpOptionsView(List<String> methods, @Nullable ChallengeView challenge) {}

    @Introspected
    record StepUpView(String accessToken, String tokenType, long expiresIn) {
        @Override
        public String toString() {
            return "StepUpView(hidden)";
        }
    }

    @Refuses(
            value = LoginProblem.class,
            only = {
                "account_locked",
                "email_not_verified",
                "invalid_code",
                "invalid_credentials",
                "invalid_mfa_token",
                "mfa_required"
            })
    @Refuses(value = CommonProblem.class, only = "not_found")
    @Post("/login")
    @Open
    @Operation(summary = "Sign in")
    HttpResponse<TokenPairView> logIn(HttpRequest<?> request, @Valid @Body LoginRequest body) {
        return ClientForm.of(request)
                .answer(logIn.logIn(body.email(), body.password(), body.mfaCode(), body.organization()));
    }

    @Post("/step-up/options")
    @SignedIn(organization = false)
    @Consumes(MediaType.ALL)
    @Operation(summary = "Learn how to confirm that it is you; have a code sent, or get what a passkey signs")
    HttpResponse<StepUpOptionsView> options(HttpRequest<?> request, @Nullable @Valid @Body StepUpOptionsRequest body) {
        OptionalBody.verify(request, body);
        UserId user = Tenancy.current().user();
        List<FactorKind> methods = stepUp.methods(user);
        String method = body == null ? null : body.method();
        ChallengeView challenge = method == null || methods.isEmpty()
                ? null
                : ChallengeView.of(stepUp.challenge(user, CurrentSession.id(), method));
        List<String> codes = methods.isEmpty()
                ? List.of("password")
                : methods.stream().map(FactorKind::code).toList();
        return HttpResponse.ok(new StepUpOptionsView(codes, challenge)).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Refuses(
            value = LoginProblem.class,
            only = {"account_locked", "invalid_code", "invalid_credentials", "mfa_required"})
    @Post("/step-up")
    @SignedIn(organization = false)
    @Operation(summary = "Confirm that it is you, for what demands it: by the second factor of who has one")
    HttpResponse<StepUpView> stepUp(@Valid @Body StepUpRequest body) {
        String token = stepUp.stepUp(
                Tenancy.current().user(),
                CurrentSession.id(),
                body.password(),
                FactorAnswer.of(body.code(), body.credential()));
        return HttpResponse.ok(new StepUpView(token, "Bearer", AccessToken.LIFE.toSeconds()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
