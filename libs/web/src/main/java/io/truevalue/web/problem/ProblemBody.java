package io.truevalue.web.problem;

import io.truevalue.web.RequestIds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The wire form of a refusal (RFC 9457), as ordered members. */
public final class ProblemBody {
    public static final String MEDIA_TYPE = "application/problem+json";

    private ProblemBody() {}

    /**
     * @param instance the path that was asked for, without its query
     * @param requestId {@code X-Request-ID}, or null where none is known
     */
    public static Map<String, Object> of(Problem problem, String instance, @Nullable String requestId) {
        ProblemType type = problem.type();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "/docs/problems/" + type.code());
        body.put("title", type.title());
        body.put("status", type.status());
        body.put("detail", problem.detail());
        body.put("instance", instance);
        body.put("code", type.code());
        body.put("request_id", RequestIds.acceptOrNew(requestId));
        List<FieldError> errors = problem.errors();
        if (!errors.isEmpty()) {
            body.put("errors", errors);
        }
        body.putAll(problem.members());
        return body;
    }
}
