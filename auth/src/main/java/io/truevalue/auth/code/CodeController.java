package io.truevalue.auth.code;

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
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.auth.enrolment.EnrolmentProblem;
import io.truevalue.auth.factor.FactorKind;
import io.truevalue.auth.session.CurrentSession;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.access.FreshFactor;
import io.truevalue.tenancy.access.SignedIn;
import io.truevalue.tenancy.openapi.Refuses;
import io.truevalue.web.problem.CommonProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Adding codes by mail or phone. */
@Controller("/auth/mfa")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "second factors")
@SignedIn(organization = false)
@FreshFactor
class CodeController {
    private final EnrolCodes enrolCodes;
    private final Channels channels;

    CodeController(EnrolCodes enrolCodes, Channels channels) {
        this.enrolCodes = enrolCodes;
        this.channels = channels;
    }

    /** @param phone with its country's code, such as {@code +14155550123} */
    @Introspected
    record PhoneRequest(@NotBlank @Size(max = 40) String phone) {}

    /**
     * @param sentTo as much of the address or number as its owner recognises it by
     * @param expiresIn seconds
     */
    @Introspected
    record SentCodeView(UUID id, String sentTo, long expiresIn) {}

    @Introspected
    record ConfirmCodeRequest(@NotBlank @Size(max = 20) String code) {
        @Override
        public String toString() {
            return "ConfirmCodeRequest(hidden)";
        }
    }

    /** @param recoveryCodes empty for who holds some already */
    @Introspected
    record ConfirmedCodesView(List<String> recoveryCodes) {
        @Override
        public String toString() {
            return "ConfirmedCodesView(hidden)";
        }
    }

    @Refuses(value = EnrolmentProblem.class, only = "factor_limit_reached")
    @Refuses(value = CommonProblem.class, only = "rate_limited")
    @Post("/email")
    @Consumes(MediaType.ALL)
    @Operation(summary = "Begin to get codes by mail: sends the first one to one's own address")
    @ApiResponse(responseCode = "201", description = "It waits for its first code", useReturnTypeSchema = true)
    HttpResponse<SentCodeView> byMail() {
        return answer(enrolCodes.byMail(Tenancy.current().user()));
    }

    @Refuses(
            value = EnrolmentProblem.class,
            only = {"factor_limit_reached", "sms_unavailable"})
    @Refuses(value = CommonProblem.class, only = "rate_limited")
    @Post("/sms")
    @Operation(summary = "Begin to get codes on a phone: sends it the first one")
    @ApiResponse(responseCode = "201", description = "It waits for its first code", useReturnTypeSchema = true)
    HttpResponse<SentCodeView> byPhone(@Valid @Body PhoneRequest body) {
        PhoneNumber phone = PhoneNumber.of(body.phone());
        channels.requireSms();
        return answer(enrolCodes.byPhone(Tenancy.current().user(), phone));
    }

    @Refuses(value = CommonProblem.class, only = "not_found")
    @Post("/email/confirm")
    @Operation(
            summary = "Get codes by mail from now on; the first second factor brings recovery codes, shown this once")
    HttpResponse<ConfirmedCodesView> confirmMail(@Valid @Body ConfirmCodeRequest body) {
        return confirm(FactorKind.EMAIL, body);
    }

    @Refuses(value = CommonProblem.class, only = "not_found")
    @Post("/sms/confirm")
    @Operation(
            summary =
                    "Get codes on the phone from now on; the first second factor brings recovery codes, shown this once")
    HttpResponse<ConfirmedCodesView> confirmPhone(@Valid @Body ConfirmCodeRequest body) {
        return confirm(FactorKind.SMS, body);
    }

    private HttpResponse<ConfirmedCodesView> confirm(FactorKind kind, ConfirmCodeRequest body) {
        List<String> recovery = enrolCodes.confirm(Tenancy.current().user(), CurrentSession.id(), kind, body.code());
        return HttpResponse.ok(new ConfirmedCodesView(recovery)).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static HttpResponse<SentCodeView> answer(EnrolCodes.Begun begun) {
        SentCodeView view = new SentCodeView(
                begun.id(),
                Objects.requireNonNull(begun.challenge().sentTo()),
                Objects.requireNonNull(begun.challenge().expiresIn()));
        return HttpResponse.created(view, URI.create("/auth/mfa/" + begun.id()));
    }
}
