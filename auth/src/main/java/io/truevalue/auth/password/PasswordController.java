package io.truevalue.auth.password;

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
import io.truevalue.auth.account.AccountProblem;
import io.truevalue.auth.login.LoginProblem;
import io.truevalue.auth.session.CurrentSession;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.access.FreshFactor;
import io.truevalue.tenancy.access.Open;
import io.truevalue.tenancy.access.SignedIn;
import io.truevalue.tenancy.openapi.Refuses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Forgotten and changed passwords. */
@Controller("/auth/password")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "password")
class PasswordController {
    private final ForgotPassword forgotPassword;
    private final ResetPassword resetPassword;
    private final ChangePassword changePassword;

    PasswordController(ForgotPassword forgotPassword, ResetPassword resetPassword, ChangePassword changePassword) {
        this.forgotPassword = forgotPassword;
        this.resetPassword = resetPassword;
        this.changePassword = changePassword;
    }

    @Introspected
    record ForgotRequest(@NotBlank @Size(max = 254) String email) {}

    @Introspected
    record Forgotten(String status) {}

    @Introspected
    record ResetRequest(
            @NotBlank @Size(max = 512) String token,
            @NotNull @Size(max = 1_024) String password) {
        @Override
        public String toString() {
            return "ResetRequest(hidden)";
        }
    }

    @Introspected
    record ChangeRequest(
            @NotNull @Size(max = 1_024) String currentPassword,
            @NotNull @Size(max = 1_024) String password) {
        @Override
        public String toString() {
            return "ChangeRequest(hidden)";
        }
    }

    @Post("/forgot")
    @Open
    @Status(HttpStatus.ACCEPTED)
    @Operation(summary = "Ask for a link to choose a new password; the answer is the same for an unknown address")
    Forgotten forgot(@Valid @Body ForgotRequest body) {
        forgotPassword.forgot(AccountProblem.emailOf(body.email()));
        return new Forgotten("reset_sent");
    }

    @Refuses(value = AccountProblem.class, only = "invalid_token")
    @Post("/reset")
    @ExecuteOn(PasswordTurns.THREADS)
    @Open
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Choose a new password by a mailed token")
    void reset(@Valid @Body ResetRequest body) {
        resetPassword.reset(body.token(), body.password());
    }

    @Refuses(
            value = LoginProblem.class,
            only = {"account_locked", "invalid_credentials"})
    @Post("/change")
    @ExecuteOn(PasswordTurns.THREADS)
    @SignedIn(organization = false)
    @FreshFactor
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Change one's own password; all other sessions end")
    void change(@Valid @Body ChangeRequest body) {
        changePassword.change(Tenancy.current().user(), CurrentSession.id(), body.currentPassword(), body.password());
    }
}
