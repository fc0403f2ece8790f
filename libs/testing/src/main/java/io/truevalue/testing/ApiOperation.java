package io.truevalue.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * One operation of a document.
 *
 * @param name such as {@code GET /org/api/organizations/{slug}}
 */
record ApiOperation(String name, JsonNode description, ApiDocument document) {
    /** Fails unless the document says that this may be answered. */
    void verifyAnswer(Answer answer) {
        JsonNode documented = document.resolve(description.path("responses").path(Integer.toString(answer.status())));
        if (documented.isMissingNode()) {
            throw new AssertionError(
                    name + " answered " + answer.status() + ", of which its document says nothing: " + answer.body());
        }
        for (Map.Entry<String, JsonNode> header : documented.path("headers").properties()) {
            boolean required =
                    document.resolve(header.getValue()).path("required").asBoolean();
            if (required && answer.header(header.getKey()) == null) {
                throw new AssertionError(name + " answered " + answer.status() + " without " + header.getKey());
            }
        }
        verifyBody("answered " + answer.status(), documented, contentType(answer), answer.body());
    }

    /** Fails unless a request that was accepted is one that the document allows. */
    void verifyAccepted(String query, String contentType, String body) {
        Set<String> known = new HashSet<>();
        description.path("parameters").forEach(one -> {
            JsonNode parameter = document.resolve(one);
            if (parameter.path("in").asText().equals("query")) {
                known.add(parameter.path("name").asText());
            }
        });
        Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> URLDecoder.decode(pair.replaceFirst("=.*", ""), StandardCharsets.UTF_8))
                .filter(parameter -> !known.contains(parameter))
                .findFirst()
                .ifPresent(parameter -> {
                    throw new AssertionError(name + " took the parameter " + parameter + ", which is not documented");
                });
        JsonNode request = document.resolve(description.path("requestBody"));
        if (!request.isMissingNode() && !body.isEmpty()) {
            verifyBody("took", request, mediaType(contentType), body);
        }
    }

    private void verifyBody(String what, JsonNode documented, String contentType, String body) {
        JsonNode content = documented.path("content");
        if (content.isMissingNode() || body.isEmpty()) {
            if (content.isMissingNode() != body.isEmpty()) {
                throw new AssertionError(name + " " + what + (body.isEmpty() ? " without a body" : " with a body")
                        + ", unlike its document: " + body);
            }
            return;
        }
        JsonNode media = content.has(contentType) ? content.path(contentType) : content.path("*/*");
        if (media.isMissingNode()) {
            throw new AssertionError(name + " " + what + " as " + contentType + ", which is not documented");
        }
        if (contentType.endsWith("/json") || contentType.endsWith("+json")) {
            String faults = document.schemas().faults(media.path("schema"), body);
            if (!faults.isEmpty()) {
                throw new AssertionError(
                        name + " " + what + " what its document does not allow:\n" + faults + "\nin " + body);
            }
        }
    }

    private static String contentType(Answer answer) {
        String header = answer.header("content-type");
        return header == null ? "" : mediaType(header);
    }

    private static String mediaType(String contentType) {
        return contentType.replaceFirst(";.*", "").strip();
    }
}
