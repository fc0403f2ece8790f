package io.truevalue.auth.passkey;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
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
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.auth.enrolment.EnrolmentProblem;
import io.truevalue.auth.session.CurrentSession;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.access.FreshFactor;
import io.truevalue.tenancy.access.SignedIn;
import io.truevalue.tenancy.openapi.Refuses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Map;

/** Registering passkeys. */
@Controller("/auth/mfa/webauthn")
@ExecuteOn(TaskExecutors.BLOCKING)
@SignedIn(organization = false)
@FreshFactor
@Tag(name = "passkeys")
class PasskeyRegistrationController {
    private final OfferRegistration offerRegistration;
    private final RegisterPasskey registerPasskey;

    PasskeyRegistrationController(OfferRegistration offerRegistration, RegisterPasskey registerPasskey) {
        this.offerRegistration = offerRegistration;
        this.registerPasskey = registerPasskey;
    }

    /**
     * @param name by which its owner knows the authenticator again
     * @param credential what {@code navigator.credentials.create} gave, by its {@code toJSON()}
     */
    @Introspected
    record RegisterPasskeyRequest(
            @NotBlank @Size(max = 100) @Pattern(regexp = "[^\\x00-\\x1f\\x7f]*")
            String name,

            @NotNull @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
            JsonNode credential) {
        @Override
        public String toString() {
            return "RegisterPasskeyRequest(hidden)";
        }
    }

    @Refuses(value = EnrolmentProblem.class, only = "factor_limit_reached")
    @Post("/options")
    @Consumes(MediaType.ALL)
    @Operation(summary = "Get what a browser needs to make a passkey")
    HttpResponse<Map<String, Object>> creationOptions() {
        JsonNode options = offerRegistration.offer(Tenancy.current().user(), CurrentSession.id());
        return HttpResponse.ok(Ceremonies.members(options)).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Refuses(
            value = PasskeyProblem.class,
            only = {"passkey_not_registered", "passkey_already_registered"})
    @Refuses(value = EnrolmentProblem.class, only = "factor_limit_reached")
    @Post
    @Operation(summary = "Register a passkey; the first second factor brings recovery codes, shown this once")
    @ApiResponse(responseCode = "201", description = "Registered", useReturnTypeSchema = true)
    HttpResponse<PasskeyView> register(@Valid @Body RegisterPasskeyRequest body) {
        RegisterPasskey.Registered made = registerPasskey.register(
                Tenancy.current().user(), CurrentSession.id(), body.name().strip(), body.credential());
        return HttpResponse.created(
                        PasskeyView.of(made),
                        URI.create("/auth/mfa/" + made.factor().id()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
