package io.truevalue.auth.account;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.auth.password.PasswordTurns;
import io.truevalue.tenancy.access.Open;
import io.truevalue.tenancy.openapi.Refuses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Registering, and proving an address. */
@Controller("/auth")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "account")
class AccountController {
    private final RegisterAccount registerAccount;
    private final VerifyEmail verifyEmail;

    AccountController(RegisterAccount registerAccount, VerifyEmail verifyEmail) {
        this.registerAccount = registerAccount;
        this.verifyEmail = verifyEmail;
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

    @Post("/register")
    @ExecuteOn(PasswordTurns.THREADS)
    @Open
    @Status(HttpStatus.ACCEPTED)
    @Operation(summary = "Register; the answer is the same for an address that somebody has")
    Registered register(@Valid @Body RegisterRequest body) {
        registerAccount.register(AccountProblem.emailOf(body.email()), body.password(), new FullName(body.fullName()));
        return new Registered("verification_sent");
    }

    @Refuses(value = AccountProblem.class, only = "invalid_token")
    @Post("/verify-email")
    @Open
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Prove an e-mail address by the token that was sent to it")
    void verifyEmail(@Valid @Body VerifyRequest body) {
        verifyEmail.verify(body.token());
    }
}
