package io.truevalue.auth.session;

import io.truevalue.tenancy.Tenancy;
import io.truevalue.web.Ids;
import io.truevalue.web.problem.CommonProblem;
import java.util.UUID;

/** The session that the running request comes from. */
public final class CurrentSession {
    private CurrentSession() {}

    public static UUID id() {
        return Ids.parse(String.valueOf(Tenancy.current().sessionId()))
                .orElseThrow(() -> CommonProblem.UNAUTHENTICATED.because("Sign in first.", "no session id"));
    }
}
