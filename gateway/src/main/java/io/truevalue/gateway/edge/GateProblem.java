package io.truevalue.gateway.edge;

import io.truevalue.web.problem.ProblemType;
import java.util.Locale;

/** The refusals that the gate alone answers. */
enum GateProblem implements ProblemType {
    AMBIGUOUS_REQUEST(400, "The request can be read in more than one way"),
    TOKEN_OUTDATED(401, "Refresh the token"),
    MFA_ENROLLMENT_REQUIRED(403, "Add a second factor first"),
    SIGNATURE_MISSING(401, "The request's signature is not whole"),
    SIGNATURE_MALFORMED(401, "The request's signature cannot be read in one way"),
    SIGNATURE_EXPIRED(401, "The request's timestamp is too far from now"),
    SIGNATURE_INVALID(401, "The request's signature does not hold"),
    SIGNATURE_REPLAYED(401, "The request was seen before"),
    REQUEST_TIMEOUT(408, "The request came too slowly"),
    URI_TOO_LONG(414, "The address is too long"),
    EXPECTATION_FAILED(417, "The expectation cannot be met"),
    HEADERS_TOO_LARGE(431, "The headers are too large"),
    METHOD_NOT_IMPLEMENTED(501, "The method is not known"),
    UPSTREAM_REFUSED(502, "A service behind the gate refused"),
    UPSTREAM_TIMEOUT(504, "A service behind the gate did not answer in time");

    private final int status;
    private final String title;

    GateProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
