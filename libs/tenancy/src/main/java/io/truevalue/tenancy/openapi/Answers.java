package io.truevalue.tenancy.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.core.naming.NameUtils;
import io.micronaut.http.HttpStatus;
import io.truevalue.tenancy.access.AccessRule;
import io.truevalue.tenancy.idempotency.Idempotent;
import io.truevalue.web.IfMatch;
import io.truevalue.web.problem.ProblemBody;
import io.truevalue.web.problem.ProblemType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The answers of operations: what succeeds, and the refusals by status and code, the gate's among them. */
final class Answers {
    private static final List<String> SIGNATURE = List.of(
            "signature_expired", "signature_invalid", "signature_malformed", "signature_missing", "signature_replayed");
    private static final List<String> REPEATED = List.of("idempotency_key_in_progress", "idempotency_key_reused");
    private static final List<String> TOKEN = List.of("token_outdated", "unauthenticated");
    private static final List<String> ACCESS = List.of("organization_required", "permission_denied");
    /** Codes that come together, by the word that stands for them in a name. */
    private static final Map<String, List<String>> GROUPS =
            new TreeMap<>(Map.of("Access", ACCESS, "Repeated", REPEATED, "Signature", SIGNATURE, "Token", TOKEN));
    /** Codes that go without saying where their status is named. */
    private static final Set<String> IMPLIED = Set.of(
            "ambiguous_request",
            "malformed_request",
            "unknown_field",
            "validation_failed",
            "not_found",
            "not_acceptable",
            "stale_version",
            "body_too_large",
            "unsupported_media_type",
            "rate_limited",
            "internal",
            "upstream_refused",
            "unavailable",
            "upstream_timeout");

    private static final List<String> EVERYWHERE =
            List.of("X-Request-ID", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset");

    private final ObjectNode responses;

    Answers(ObjectNode components) {
        this.responses = components.withObject("responses");
    }

    void complete(ObjectNode operation, PublicRoute route) {
        ObjectNode given = operation.withObject("responses");
        ObjectNode all = given.objectNode();
        for (Map.Entry<String, JsonNode> one : given.properties()) {
            if (one.getKey().startsWith("2")) {
                all.set(one.getKey(), success(one.getKey(), (ObjectNode) one.getValue(), route));
            }
        }
        if (route.annotations().hasAnnotation(MayHaveMoved.class)) {
            ObjectNode moved = all.putObject("308");
            moved.put("description", "What the path names goes by another name: ask there, by the same method.");
            header(moved.putObject("headers"), "X-Request-ID");
            header((ObjectNode) moved.path("headers"), "Location");
        }
        refusals(route)
                .forEach((status, codes) -> all.putObject(status.toString())
                        .put("$ref", "#/components/responses/" + refusal(status, codes)));
        operation.set("responses", all);
    }

    private static ObjectNode success(String status, ObjectNode answer, PublicRoute route) {
        if (answer.path("description").asText().endsWith(status + " response")) {
            answer.put(
                    "description",
                    switch (status) {
                        case "201" -> "Created.";
                        case "202" -> "Accepted.";
                        case "204" -> "Done; there is no body.";
                        default -> "Done.";
                    });
        }
        ObjectNode headers = answer.putObject("headers");
        EVERYWHERE.forEach(name -> header(headers, name));
        if (status.equals("201")) {
            header(headers, "Location");
        }
        if (route.annotations().hasAnnotation(Idempotent.class)) {
            header(headers, "Idempotent-Replayed");
        }
        return answer;
    }

    private static void header(ObjectNode headers, String name) {
        headers.putObject(name).put("$ref", "#/components/headers/" + name);
    }

    private static SortedMap<Integer, SortedSet<String>> refusals(PublicRoute route) {
        SortedMap<Integer, SortedSet<String>> codes = new TreeMap<>();
        add(codes, 400, List.of("ambiguous_request", "malformed_request", "unknown_field", "validation_failed"));
        access(codes, route);
        if (route.path().contains("{")) {
            add(codes, 404, List.of("not_found"));
        }
        add(codes, 406, List.of("not_acceptable"));
        if (route.annotations().hasAnnotation(Idempotent.class)) {
            add(codes, 409, REPEATED);
        }
        if (route.takes(IfMatch.class)) {
            add(codes, 412, List.of("stale_version"));
        }
        if (route.takesBody()) {
            add(codes, 413, List.of("body_too_large"));
            add(codes, 415, List.of("unsupported_media_type"));
        }
        add(codes, 429, List.of("rate_limited"));
        add(codes, 500, List.of("internal"));
        add(codes, 502, List.of("upstream_refused"));
        add(codes, 503, List.of("unavailable"));
        add(codes, 504, List.of("upstream_timeout"));
        route.annotations().getAnnotationValuesByType(Refuses.class).forEach(one -> {
            List<String> only = Arrays.asList(one.stringValues("only"));
            one.classValue()
                    .map(Class::getEnumConstants)
                    .map(Arrays::stream)
                    .orElseThrow(() -> new IllegalStateException("not an enum: " + one))
                    .map(ProblemType.class::cast)
                    .filter(type -> only.isEmpty() || only.contains(type.code()))
                    .forEach(type -> add(codes, type.status(), List.of(type.code())));
        });
        return codes;
    }

    private static void access(SortedMap<Integer, SortedSet<String>> codes, PublicRoute route) {
        AccessRule access = route.access();
        if (access.kind() == AccessRule.Kind.OPEN) {
            return;
        }
        add(codes, 401, TOKEN);
        if (access.kind() != AccessRule.Kind.SIGNED_IN) {
            add(codes, 401, SIGNATURE);
            add(codes, 403, ACCESS);
        }
        if (access.fresh()) {
            add(codes, 403, List.of("step_up_required"));
        }
    }

    private static void add(SortedMap<Integer, SortedSet<String>> codes, int status, List<String> more) {
        codes.computeIfAbsent(status, any -> new TreeSet<>()).addAll(more);
    }

    /** The name of the shared answer with this status and these codes, which is added where it is new. */
    private String refusal(int status, SortedSet<String> codes) {
        String name = name(status, codes);
        if (!responses.has(name)) {
            ObjectNode answer = responses.putObject(name);
            answer.put(
                    "description",
                    codes.stream().map(code -> "`" + code + "`").collect(Collectors.joining(", ")) + ".");
            ObjectNode headers = answer.putObject("headers");
            if (status == 429) {
                EVERYWHERE.forEach(header -> header(headers, header));
            } else {
                header(headers, "X-Request-ID");
            }
            if (status == 423 || status == 429 || status == 503) {
                header(headers, "Retry-After");
            }
            ArrayNode parts = answer.putObject("content")
                    .putObject(ProblemBody.MEDIA_TYPE)
                    .putObject("schema")
                    .putArray("allOf");
            parts.addObject().put("$ref", "#/components/schemas/Problem");
            ObjectNode members = parts.addObject().put("type", "object").putObject("properties");
            members.putObject("status").put("const", status);
            ArrayNode values = members.putObject("code").putArray("enum");
            codes.forEach(values::add);
        }
        return name;
    }

    private static String name(int status, SortedSet<String> codes) {
        SortedSet<String> rest = new TreeSet<>(codes);
        StringBuilder name =
                new StringBuilder(pascal(HttpStatus.valueOf(status).name().toLowerCase(Locale.ROOT)));
        GROUPS.forEach((word, group) -> name.append(rest.removeAll(group) ? word : ""));
        rest.forEach(code -> name.append(IMPLIED.contains(code) ? "" : pascal(code)));
        return name.toString();
    }

    private static String pascal(String snake) {
        return NameUtils.camelCase(snake.replace('_', '-'), false);
    }
}
