package io.truevalue.cli.tour;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What came back: the status, the headers and the body as JSON, which is missing where it is empty or no JSON. */
record Answer(int status, HttpHeaders headers, JsonNode body) {
    Answer expect(int expected) {
        if (status != expected) {
            throw new StepFailed("expected " + expected + ", got " + status + " "
                    + body.path("code").asText(""));
        }
        return this;
    }

    /** Any answer of success, whether it says something or not. */
    Answer expectDone() {
        if (status / 100 != 2) {
            throw new StepFailed(
                    "expected success, got " + status + " " + body.path("code").asText(""));
        }
        return this;
    }

    /** Any refusal that is the caller's own fault. */
    Answer expectRefusal() {
        if (status / 100 != 4) {
            throw new StepFailed("expected a refusal, got " + status);
        }
        return this;
    }

    boolean isProblem(String code) {
        return body.path("code").asText("").equals(code);
    }

    Answer expectProblem(int expected, String code) {
        expect(expected);
        if (!isProblem(code)) {
            throw new StepFailed(
                    "expected the code " + code + ", got " + body.path("code").asText("none"));
        }
        return this;
    }

    /** The text at a path such as {@code user_info.id}. */
    String text(String path) {
        JsonNode found = at(path);
        if (!found.isValueNode() || found.isNull()) {
            throw new StepFailed("the answer has no " + path);
        }
        return found.asText();
    }

    long number(String path) {
        JsonNode found = at(path);
        if (!found.canConvertToLong()) {
            throw new StepFailed("the answer has no number " + path);
        }
        return found.asLong();
    }

    Stream<JsonNode> items() {
        return StreamSupport.stream(body.path("items").spliterator(), false);
    }

    private JsonNode at(String path) {
        return body.at("/" + path.replace('.', '/'));
    }
}
