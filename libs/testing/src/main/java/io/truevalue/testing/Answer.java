package io.truevalue.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/** What a service answered. */
public record Answer(int status, HttpHeaders headers, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + body, e);
        }
    }

    /** The value at a JSON pointer as text; empty where there is none. */
    public String at(String pointer) {
        return json().at(pointer).asText();
    }

    public @Nullable String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    /** This answer, if it has the status. */
    public Answer expect(int expected) {
        Assertions.assertThat(status).as("status of %s", body).isEqualTo(expected);
        return this;
    }

    /** This answer, if it is a problem with this status and code. */
    public Answer expectProblem(int expected, String code) {
        expect(expected);
        Assertions.assertThat(header("content-type")).startsWith("application/problem+json");
        Assertions.assertThat(at("/code")).as("code of %s", body).isEqualTo(code);
        return this;
    }
}
