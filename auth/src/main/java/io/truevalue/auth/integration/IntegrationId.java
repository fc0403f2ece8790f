package io.truevalue.auth.integration;

import com.fasterxml.jackson.annotation.JsonValue;
import io.truevalue.web.Ids;
import io.truevalue.web.problem.CommonProblem;
import java.util.Optional;
import java.util.UUID;

/** {@code int_<uuid>}: what stands in {@code X-Service-Name}, and behind the gateway in {@code X-User-Id}. */
record IntegrationId(UUID value) {
    private static final String PREFIX = "int_";

    static Optional<IntegrationId> parse(String text) {
        return text.startsWith(PREFIX)
                ? Ids.parse(text.substring(PREFIX.length())).map(IntegrationId::new)
                : Optional.empty();
    }

    /** Of a path; what has another form was never issued. */
    static IntegrationId ofPath(String text) {
        return parse(text).orElseThrow(() -> CommonProblem.NOT_FOUND.because("No such integration."));
    }

    @Override
    @JsonValue
    public String toString() {
        return PREFIX + value;
    }
}
