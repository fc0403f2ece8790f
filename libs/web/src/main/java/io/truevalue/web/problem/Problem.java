package io.truevalue.web.problem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A refusal on its way to the edge: a public half for the wire and an internal half for the log. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final String internal;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> members;
    private final @Nullable Duration retryAfter;

    Problem(ProblemType type, String detail, String internal) {
        this(type, detail, internal, List.of(), Map.of(), null);
    }

    private Problem(
            ProblemType type,
            String detail,
            String internal,
            List<FieldError> errors,
            Map<String, Object> members,
            @Nullable Duration retryAfter) {
        // No stack trace: a refusal is an answer, not a fault.
        super(detail, null, false, false);
        this.type = type;
        this.internal = internal;
        this.errors = errors;
        this.members = members;
        this.retryAfter = retryAfter;
    }

    /** The same refusal, with one more field at fault. */
    public Problem field(String field, String code, String message) {
        List<FieldError> more = new ArrayList<>(errors);
        more.add(new FieldError(field, code, message));
        return new Problem(type, detail(), internal, List.copyOf(more), members, retryAfter);
    }

    /** The same refusal of what stands in a member of the body: its fields are named from there. */
    public Problem within(String member) {
        return fields(errors.stream()
                .map(error -> new FieldError(member + "." + error.field(), error.code(), error.message()))
                .toList());
    }

    /** The same refusal with these fields at fault. */
    public Problem fields(List<FieldError> fields) {
        return new Problem(type, detail(), internal, List.copyOf(fields), members, retryAfter);
    }

    /** The same refusal with extension members beside the standard ones (RFC 9457 3.2). */
    public Problem with(Map<String, Object> extensions) {
        return new Problem(type, detail(), internal, errors, Map.copyOf(extensions), retryAfter);
    }

    /** The same refusal, telling when to try again; sent as whole seconds, rounded up. */
    public Problem retryAfter(Duration wait) {
        return new Problem(type, detail(), internal, errors, members, wait);
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public String internal() {
        return internal;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, Object> members() {
        return members;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
