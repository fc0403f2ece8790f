package io.truevalue.tenancy.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.core.naming.NameUtils;
import io.truevalue.tenancy.access.AccessRule;
import io.truevalue.tenancy.idempotency.Idempotent;
import io.truevalue.web.IfMatch;
import io.truevalue.web.listing.ListRequest;
import java.util.List;

/** Says of an operation what its route's annotations and parameter types say. */
final class Operations {
    private static final List<String> LIST = List.of("Limit", "Cursor", "Sort", "Filter", "Count");

    private static final List<String> ORDER = List.of(
            "tags",
            "summary",
            "description",
            "operationId",
            "x-permission",
            "x-fresh-factor",
            "security",
            "parameters",
            "requestBody",
            "responses");

    private final Answers answers;

    Operations(ObjectNode components) {
        this.answers = new Answers(components);
    }

    void complete(ObjectNode operation, PublicRoute route) {
        String tag = operation.path("tags").path(0).asText();
        operation.put("operationId", tag.replaceAll("[- ]", "_") + "_" + snake(route.name()));
        words(operation, route.access());
        parameters(operation, route);
        jsonBody(operation.path("requestBody").path("content"));
        security(operation, route);
        answers.complete(operation, route);
        inOrder(operation);
    }

    /** As people read it: what it is, what it takes, what it answers. */
    private static void inOrder(ObjectNode operation) {
        for (String member : ORDER) {
            JsonNode value = operation.remove(member);
            if (value != null) {
                operation.set(member, value);
            }
        }
    }

    private static void words(ObjectNode operation, AccessRule access) {
        String summary = operation.path("summary").asText();
        String description = operation.path("description").asText(summary);
        operation.put("summary", summary.replaceFirst("\\.$", ""));
        operation.put("description", (description + (description.endsWith(".") ? "" : ".") + asked(access)).strip());
        if (access.permission() != null) {
            operation.put("x-permission", access.permission());
        }
        if (access.fresh()) {
            operation.put("x-fresh-factor", true);
        }
    }

    private static String asked(AccessRule access) {
        String who = switch (access.kind()) {
            case OPEN -> " For anyone.";
            case SIGNED_IN -> " For anyone who is signed in.";
            case ORGANIZATION -> " For anyone who is signed in to an organisation.";
            case PERMISSION -> " Needs the permission `" + access.permission() + "`.";
            case INTERNAL, NOBODY -> "";
        };
        return access.fresh() ? who + " Needs a proof of who one is that is under ten minutes old." : who;
    }

    private static void parameters(ObjectNode operation, PublicRoute route) {
        ArrayNode parameters = operation.arrayNode();
        List<String> bound = route.namesOf(ListRequest.class, IfMatch.class);
        for (JsonNode written : operation.path("parameters")) {
            String name = written.path("name").asText();
            if (!bound.contains(name) && !name.equals("If-Match")) {
                parameters.add(identifier((ObjectNode) written));
            }
        }
        if (route.takes(ListRequest.class)) {
            LIST.forEach(name -> refer(parameters, name));
        }
        if (route.takes(IfMatch.class)) {
            refer(parameters, "IfMatch");
        }
        if (route.annotations().hasAnnotation(Idempotent.class)) {
            refer(parameters, "IdempotencyKey");
        }
        operation.remove("parameters");
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
    }

    /** A path's {@code id} of which nothing else is said is a UUID. */
    private static ObjectNode identifier(ObjectNode parameter) {
        boolean plain = parameter.path("in").asText().equals("path") && !parameter.has("description");
        if (plain && parameter.path("name").asText().equals("id")) {
            parameter.withObject("schema").put("format", "uuid");
        }
        return parameter;
    }

    private static void refer(ArrayNode parameters, String name) {
        parameters.addObject().put("$ref", "#/components/parameters/" + name);
    }

    /** A route that takes any media type takes none, or JSON. */
    private static void jsonBody(JsonNode content) {
        if (content instanceof ObjectNode types && types.has("*/*")) {
            types.set("application/json", types.remove("*/*"));
        }
    }

    private static void security(ObjectNode operation, PublicRoute route) {
        ArrayNode security = operation.putArray("security");
        if (route.access().kind() == AccessRule.Kind.OPEN) {
            return;
        }
        security.addObject().putArray("access_token");
        if (route.access().kind() != AccessRule.Kind.SIGNED_IN) {
            security.addObject().putArray("integration_signature");
        }
    }

    private static String snake(String javaName) {
        return NameUtils.hyphenate(javaName).replace('-', '_');
    }
}
