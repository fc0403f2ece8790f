package io.truevalue.auth.profile;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
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
import io.truevalue.auth.account.AccountProblem;
import io.truevalue.auth.account.FullName;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.access.FreshFactor;
import io.truevalue.tenancy.access.Freshness;
import io.truevalue.tenancy.access.Open;
import io.truevalue.tenancy.access.SignedIn;
import io.truevalue.tenancy.openapi.Refuses;
import io.truevalue.web.CanonicalEmail;
import io.truevalue.web.IfMatch;
import io.truevalue.web.problem.CommonProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** One's own account: seeing and changing it, taking a copy along, ending it. */
@Controller("/auth")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "account")
class ProfileController {
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final OwnAccount ownAccount;
    private final UndoEmailChange undoEmailChange;
    private final ExportAccount exportAccount;
    private final DeleteAccount deleteAccount;
    private final Freshness freshness;

    ProfileController(
            OwnAccount ownAccount,
            UndoEmailChange undoEmailChange,
            ExportAccount exportAccount,
            DeleteAccount deleteAccount,
            Freshness freshness) {
        this.ownAccount = ownAccount;
        this.undoEmailChange = undoEmailChange;
        this.exportAccount = exportAccount;
        this.deleteAccount = deleteAccount;
        this.freshness = freshness;
    }

    /** What is absent stays as it is (RFC 7396); neither can be removed. */
    @Introspected
    record AccountPatch(
            @Nullable @Schema(type = "string", nullable = false)
            JsonNode fullName,

            @Nullable @Schema(type = "string", nullable = false)
            JsonNode email) {
        @Nullable
        FullName newName() {
            return fullName == null ? null : new FullName(text(fullName, "full_name"));
        }

        @Nullable
        CanonicalEmail newEmail() {
            return email == null ? null : AccountProblem.emailOf(text(email, "email"));
        }

        private static String text(JsonNode value, String field) {
            if (!value.isTextual()) {
                throw CommonProblem.VALIDATION_FAILED
                        .because("Some input is not a text.")
                        .field(field, "required", "must be a text");
            }
            return value.textValue();
        }
    }

    @Introspected
    record UndoRequest(@NotBlank @Size(max = 512) String token) {
        @Override
        public String toString() {
            return "UndoRequest(hidden)";
        }
    }

    @Get("/me")
    @SignedIn(organization = false)
    @Operation(summary = "Read oneself")
    HttpResponse<AccountView> show() {
        return answer(ownAccount.show(Tenancy.current().user()));
    }

    @Refuses(value = CommonProblem.class, only = "step_up_required")
    @Patch("/me")
    @SignedIn(organization = false)
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
    @Operation(
            summary = "Change one's own name or e-mail address",
            description =
                    "Another address demands a fresh factor, and counts once its owner has followed the link that goes"
                            + " there; until then it is `pending_email`. The address before gets a link that undoes it.")
    HttpResponse<AccountView> change(@Body AccountPatch patch, @Parameter(hidden = true) IfMatch ifMatch) {
        CanonicalEmail email = patch.newEmail();
        if (email != null) {
            freshness.require(Tenancy.current());
        }
        return answer(ownAccount.change(Tenancy.current().user(), patch.newName(), email, ifMatch));
    }

    @Refuses(value = AccountProblem.class, only = "invalid_token")
    @Post("/undo-email-change")
    @Open
    @Status(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Take back a change of the e-mail address by the token that went to the address before",
            description = "Every session ends, and the password works no more: a link to choose another is mailed.")
    void undoEmailChange(@Valid @Body UndoRequest body) {
        undoEmailChange.undo(body.token());
    }

    @Post("/me/export")
    @SignedIn(organization = false)
    @FreshFactor
    @Consumes(MediaType.ALL)
    @Operation(summary = "Take along all that is kept of one's own account, without secrets")
    HttpResponse<ExportAccount.AccountExport> export() {
        return HttpResponse.ok(exportAccount.export(Tenancy.current().user()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"truevalue-account.json\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Refuses(value = AccountProblem.class, only = "owns_organizations")
    @Delete("/me")
    @SignedIn(organization = false)
    @FreshFactor
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete one's own account, at once and for good")
    void delete() {
        deleteAccount.delete(Tenancy.current().user());
    }

    private static HttpResponse<AccountView> answer(AccountView account) {
        return HttpResponse.ok(account).header(HttpHeaders.ETAG, "\"" + account.version() + "\"");
    }
}
