package io.truevalue.auth.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.access.Open;
import io.truevalue.tenancy.access.SignedIn;
import io.truevalue.tenancy.openapi.Refuses;
import io.truevalue.web.IfMatch;
import io.truevalue.web.problem.CommonProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Registering, and one's own profile. */
@Controller("/auth")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "account")
class AccountController {
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final RegisterAccount registerAccount;
    private final VerifyEmail verifyEmail;
    private final OwnAccount ownAccount;

    AccountController(RegisterAccount registerAccount, VerifyEmail verifyEmail, OwnAccount ownAccount) {
        this.registerAccount = registerAccount;
        this.verifyEmail = verifyEmail;
        this.ownAccount = ownAccount;
    }

    @Introspected
    record RegisterRequest(
            @NotBlank @Size(max = 254) String email,
            @NotNull @Size(max = 1_024) String password,
            @NotBlank @Size(max = 400) String fullName) {
        @Override
        public String toString() {
            return "RegisterRequest(hidden)";
        }
    }

    @Introspected
    record Registered(String status) {}

    @Introspected
    record VerifyRequest(@NotBlank @Size(max = 512) String token) {
        @Override
        public String toString() {
            return "VerifyRequest(hidden)";
        }
    }

    /** What is absent stays as it is (RFC 7396); a name cannot be removed. */
    @Introspected
    record AccountPatch(
            @Nullable @Schema(type = "string", nullable = false)
            JsonNode fullName) {
        @Nullable
        FullName newName() {
            if (fullName == null) {
                return null;
            }
            if (!fullName.isTextual()) {
                throw CommonProblem.VALIDATION_FAILED
                        .because("The name must be a text.")
                        .field("full_name", "required", "must be a text");
            }
            return new FullName(fullName.textValue());
        }
    }

    @Post("/register")
    @Open
    @Status(HttpStatus.ACCEPTED)
    @Operation(summary = "Register; the answer is the same for an address that somebody has")
    Registered register(@Valid @Body RegisterRequest body) {
        registerAccount.register(AccountProblem.emailOf(body.email()), body.password(), new FullName(body.fullName()));
        return new Registered("verification_sent");
    }

    @Refuses(AccountProblem.class)
    @Post("/verify-email")
    @Open
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Prove an e-mail address by the token that was sent to it")
    void verifyEmail(@Valid @Body VerifyRequest body) {
        verifyEmail.verify(body.token());
    }

    @Get("/me")
    @SignedIn(organization = false)
    @Operation(summary = "Read oneself")
    HttpResponse<AccountView> show() {
        return answer(ownAccount.show(Tenancy.current().user()));
    }

    @Patch("/me")
    @SignedIn(organization = false)
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
    @Operation(summary = "Change one's own name")
    HttpResponse<AccountView> change(@Body AccountPatch patch, @Parameter(hidden = true) IfMatch ifMatch) {
        return answer(ownAccount.rename(Tenancy.current().user(), patch.newName(), ifMatch));
    }

    private static HttpResponse<AccountView> answer(Account account) {
        return HttpResponse.ok(AccountView.of(account)).header(HttpHeaders.ETAG, "\"" + account.version() + "\"");
    }
}
