package io.truevalue.auth.enrolment;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.auth.factor.Factor;
import io.truevalue.auth.factor.FactorKind;
import io.truevalue.auth.session.CurrentSession;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.access.FreshFactor;
import io.truevalue.tenancy.access.SignedIn;
import io.truevalue.tenancy.openapi.Refuses;
import io.truevalue.web.Ids;
import io.truevalue.web.problem.CommonProblem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One's own second factors. */
@Controller("/auth/mfa")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "second factors")
@SignedIn(organization = false)
class FactorController {
    private final ListFactors listFactors;
    private final RemoveFactor removeFactor;
    private final RenewRecoveryCodes renewRecoveryCodes;

    FactorController(ListFactors listFactors, RemoveFactor removeFactor, RenewRecoveryCodes renewRecoveryCodes) {
        this.listFactors = listFactors;
        this.removeFactor = removeFactor;
        this.renewRecoveryCodes = renewRecoveryCodes;
    }

    /** @param address where codes are sent to; null for kinds that send none */
    @Introspected
    record FactorView(
            UUID id,
            String kind,
            String name,
            @Nullable String address,
            Instant createdAt,
            @Nullable Instant lastUsedAt) {
        static FactorView of(Factor factor, @Nullable String email) {
            return new FactorView(
                    factor.id(),
                    factor.kind().code(),
                    factor.name(),
                    factor.kind() == FactorKind.EMAIL ? email : factor.address(),
                    factor.createdAt(),
                    factor.lastUsedAt());
        }
    }

    /** Everything that a person can prove themselves by beside the password; there are few, so never a second page. */
    @Introspected
    record FactorsView(List<FactorView> items, @Nullable String nextCursor, int recoveryCodesLeft) {}

    @Introspected
    record RecoveryCodesView(List<String> recoveryCodes) {
        @Override
        public String toString() {
            return "RecoveryCodesView(hidden)";
        }
    }

    @Get
    @Operation(summary = "List one's own second factors, and how many recovery codes are left")
    FactorsView list() {
        ListFactors.Held held = listFactors.list(Tenancy.current().user());
        return new FactorsView(
                held.factors().reversed().stream()
                        .map(factor -> FactorView.of(factor, held.email()))
                        .toList(),
                null,
                held.recoveryCodesLeft());
    }

    @Refuses(
            value = EnrolmentProblem.class,
            only = {"mfa_required_by_organization", "longer_password_required"})
    @Delete("/{id}")
    @FreshFactor
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove one of one's own second factors; all other sessions end")
    void remove(@PathVariable String id) {
        UUID factor = Ids.parse(id).orElseThrow(() -> CommonProblem.NOT_FOUND.because("No such second factor."));
        removeFactor.remove(Tenancy.current().user(), CurrentSession.id(), factor);
    }

    @Refuses(value = CommonProblem.class, only = "conflict")
    @Post("/recovery-codes")
    @FreshFactor
    @Consumes(MediaType.ALL)
    @Operation(summary = "Make ten new recovery codes, shown this once; earlier ones are void")
    HttpResponse<RecoveryCodesView> renewRecoveryCodes() {
        List<String> codes = renewRecoveryCodes.renew(Tenancy.current().user());
        return HttpResponse.ok(new RecoveryCodesView(codes)).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
