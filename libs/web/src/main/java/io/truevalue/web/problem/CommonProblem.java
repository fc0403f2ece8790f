package io.truevalue.web.problem;

/** The refusals that any service may answer. */
public enum CommonProblem implements ProblemType {
    VALIDATION_FAILED(400, "Some input is not valid"),
    UNKNOWN_FIELD(400, "A field is not known"),
    MALFORMED_REQUEST(400, "The request cannot be read"),
    UNAUTHENTICATED(401, "Sign in first"),
    PERMISSION_DENIED(403, "Not permitted"),
    ORGANIZATION_REQUIRED(403, "Choose an organisation first"),
    STEP_UP_REQUIRED(403, "Confirm that it is you"),
    CALLER_NOT_ALLOWED(403, "This service may not call here"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    NOT_ACCEPTABLE(406, "No acceptable form of answer"),
    CONFLICT(409, "In conflict with the present state"),
    IDEMPOTENCY_KEY_REUSED(409, "The idempotency key was used for another request"),
    IDEMPOTENCY_KEY_IN_PROGRESS(409, "The first request with this idempotency key still runs"),
    STALE_VERSION(412, "Changed by somebody else meanwhile"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    RATE_LIMITED(429, "Too many requests"),
    INTERNAL(500, "Something went wrong on our side"),
    UNAVAILABLE(503, "Not available at the moment");

    private final int status;
    private final String title;

    CommonProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    /** The common refusal that stands for a bare HTTP status. */
    static CommonProblem ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> PERMISSION_DENIED;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 409 -> CONFLICT;
            case 412 -> STALE_VERSION;
            case 413 -> BODY_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> RATE_LIMITED;
            case 503 -> UNAVAILABLE;
            default -> status >= 500 ? INTERNAL : MALFORMED_REQUEST;
        };
    }
}
