package io.truevalue.auth.passkey;

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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.auth.login.LoginProblem;
import io.truevalue.auth.session.ClientForm;
import io.truevalue.auth.session.TokenPairView;
import io.truevalue.tenancy.access.Open;
import io.truevalue.tenancy.openapi.Refuses;
import io.truevalue.web.OptionalBody;
import io.truevalue.web.problem.CommonProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signing in by a passkey alone. */
@Controller("/auth/passkey")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "passkeys")
class PasskeyController {
    private final OfferSignIn offerSignIn;
    private final LogInByPasskey logInByPasskey;

    PasskeyController(OfferSignIn offerSignIn, LogInByPasskey logInByPasskey) {
        this.offerSignIn = offerSignIn;
        this.logInByPasskey = logInByPasskey;
    }

    /** @param email may be given, and changes nothing: the answer tells of nobody */
    @Introspected
    record PasskeyOptionsRequest(@Nullable @Size(max = 254) String email) {}

    /**
     * @param credential what {@code navigator.credentials.get} gave, by its {@code toJSON()}
     * @param organization a slug
     */
    @Introspected
    record PasskeyLoginRequest(
            @NotNull @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
            JsonNode credential,

            @Nullable @Size(min = 1, max = 100) String organization) {
        @Override
        public String toString() {
            return "PasskeyLoginRequest(hidden)";
        }
    }

    @Post("/options")
    @Open
    @Consumes(MediaType.ALL)
    @Operation(summary = "Get what a passkey signs to sign in; without an e-mail address")
    HttpResponse<Map<String, Object>> options(
            HttpRequest<?> request, @Valid @Nullable @Body PasskeyOptionsRequest body) {
        OptionalBody.verify(request, body);
        return HttpResponse.ok(Ceremonies.members(offerSignIn.offer())).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Refuses(value = PasskeyProblem.class, only = "passkey_refused")
    @Refuses(value = LoginProblem.class, only = "email_not_verified")
    @Refuses(value = CommonProblem.class, only = "not_found")
    @Post("/login")
    @Open
    @Operation(summary = "Sign in by a passkey")
    HttpResponse<TokenPairView> logIn(HttpRequest<?> request, @Valid @Body PasskeyLoginRequest body) {
        return ClientForm.of(request).answer(logInByPasskey.logIn(body.credential(), body.organization()));
    }
}
