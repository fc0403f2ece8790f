package io.truevalue.auth.code;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micronaut.core.annotation.Introspected;
import io.truevalue.auth.enrolment.EnrolmentProblem;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.calls.ServiceCalls;
import jakarta.inject.Singleton;

/** By what notification can reach people: nobody is to wait for a message that no provider carries. */
@Singleton
final class Channels {
    private final ServiceCalls calls;

    Channels(ServiceCalls calls) {
        this.calls = calls;
    }

    @Introspected
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(boolean sms) {}

    void requireSms() {
        Principal self =
                Principal.service("auth-service", null, Tenancy.current().requestId());
        if (!Tenancy.callAs(self, () -> calls.get("notification", "/internal/channels", Answer.class))
                .sms()) {
            throw EnrolmentProblem.SMS_UNAVAILABLE.because("Choose another kind of second factor.");
        }
    }
}
