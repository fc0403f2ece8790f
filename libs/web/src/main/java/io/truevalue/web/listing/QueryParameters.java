package io.truevalue.web.listing;

import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads what stands in a query; what cannot be read is a refusal that names the parameter. */
public final class QueryParameters {
    private QueryParameters() {}

    /** A time by RFC 3339, of the years 1 to 9999, at any offset. A plus sign that arrived as a space is read as one. */
    public static Instant time(String name, String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text.replace(' ', '+'));
            if (time.getYear() < 1 || time.getYear() > 9_999) {
                throw invalid(name, "a time of the years 1 to 9999");
            }
            return time.toInstant();
        } catch (DateTimeException e) {
            throw invalid(name, "an RFC 3339 time such as 2026-11-21T09:30:00+05:30");
        }
    }

    /** @param message what the parameter takes */
    public static Problem invalid(String name, String message) {
        return CommonProblem.VALIDATION_FAILED
                .because("The parameter " + name + " is not valid: " + message + ".")
                .field(name, "invalid_" + name, message);
    }
}
