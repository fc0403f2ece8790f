package io.truevalue.auth.login;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.auth.factor.FactorAnswer;
import io.truevalue.auth.session.ClientForm;
import io.truevalue.auth.session.TokenPairView;
import io.truevalue.tenancy.access.Open;
import io.truevalue.tenancy.openapi.Refuses;
import io.truevalue.web.problem.CommonProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The second steps of signing in. */
@Controller("/auth/login")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "login")
class SecondStepController {
    private final ContinueLogin continueLogin;

    SecondStepController(ContinueLogin continueLogin) {
        this.continueLogin = continueLogin;
    }

    /** @param method one of those that the first step's refusal offers */
    @Introspected
    record ChallengeRequest(
            @NotBlank @Size(max = 512) String mfaToken,
            @NotBlank @Size(max = 30) String method) {
        @Override
        public String toString() {
            return "ChallengeRequest(hidden)";
        }
    }

    /**
     * @param code of an app, a message or the recovery codes
     * @param credential what the browser signed
     */
    @Introspected
    record ProofRequest(
            @NotBlank @Size(max = 512) String mfaToken,
            @Nullable @Size(min = 1, max = 100) String code,

            @Nullable @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
            JsonNode credential) {
        @Override
        public String toString() {
            return "ProofRequest(hidden)";
        }
    }

    @Refuses(
            value = LoginProblem.class,
            only = {"invalid_mfa_token", "account_locked"})
    @Post("/challenge")
    @Open
    @Operation(summary = "Have a code sent, or get what a passkey signs, for the second step of signing in")
    HttpResponse<ChallengeView> challenge(@Valid @Body ChallengeRequest body) {
        return HttpResponse.ok(ChallengeView.of(continueLogin.challenge(body.mfaToken(), body.method())))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Refuses(
            value = LoginProblem.class,
            only = {"invalid_mfa_token", "invalid_code", "account_locked"})
    @Refuses(value = CommonProblem.class, only = "not_found")
    @Post("/mfa")
    @Open
    @Operation(summary = "Sign in by the second factor, after the password")
    HttpResponse<TokenPairView> complete(HttpRequest<?> request, @Valid @Body ProofRequest body) {
        FactorAnswer answer = FactorAnswer.require(body.code(), body.credential());
        return ClientForm.of(request).answer(continueLogin.complete(body.mfaToken(), answer));
    }
}
