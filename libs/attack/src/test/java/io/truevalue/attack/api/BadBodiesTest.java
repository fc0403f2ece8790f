package io.truevalue.attack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.attack.api.BadBody.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BadBodiesTest {
    private static final String DOCUMENT = """
            {"paths": {"/notes/{id}": {"post": {
              "x-permission": "notes:write", "security": [{"token": []}],
              "parameters": [{"$ref": "#/components/parameters/Id"}, {"name": "limit", "in": "query"}],
              "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Note"}}}}}}},
             "components": {"parameters": {"Id": {"name": "id", "in": "path", "schema": {"type": "string"}}},
              "schemas": {"Note": {"type": "object", "required": ["title"], "additionalProperties": false, "properties": {
                "title": {"type": "string", "minLength": 1, "maxLength": 5},
                "pages": {"type": ["integer", "null"]},
                "state": {"enum": ["open", "ended"], "type": "string"},
                "author_id": {"type": "string", "format": "uuid"},
                "mails": {"type": "array", "maxItems": 2, "items": {"$ref": "#/components/schemas/Mail"}}}},
               "Mail": {"type": "object", "required": ["value"], "properties": {"value": {"type": "string"}}}}}}""";

    private final Api api = api();
    private final Operation operation = api.operations().getFirst();
    private final JsonNode good = new Examples(api, (field, schema) -> Optional.empty()).of(operation.body());

    private static Api api() {
        try {
            return new Api(new ObjectMapper().readTree(DOCUMENT));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void readsWhatCanBeSent() {
        assertThat(operation.name()).isEqualTo("POST /notes/{id}");
        assertThat(operation.permission()).isEqualTo("notes:write");
        assertThat(operation.open()).isFalse();
        assertThat(operation.variables()).containsExactly("id");
        assertThat(operation.query()).hasSize(1);
    }

    @Test
    void makesAGoodBodyThatPointsAtNothing() {
        assertThat(good)
                .hasToString(
                        "{\"title\":\"examp\",\"pages\":1,\"state\":\"open\",\"mails\":[{\"value\":\"example\"}]}");
    }

    @Test
    void makesEachFieldBadInEachWay() {
        List<BadBody> bodies = BadBodies.of(api, operation, good);
        assertThat(bodies)
                .extracting(BadBody::toString)
                .contains(
                        "missing title",
                        "null as title",
                        "integer as title",
                        "too long title",
                        "empty title",
                        "NUL in title",
                        "a lone high surrogate in mails[0].value",
                        "string as pages",
                        "huge pages",
                        "an unknown word as state",
                        "object as mails",
                        "too many mails",
                        "missing mails[0].value",
                        "an unknown field in no_such_field",
                        "a second title",
                        "1,000 levels as mails[0].value")
                .doesNotContain("null as pages", "missing pages");
        assertThat(bodies)
                .filteredOn(bad -> bad.toString().equals("NUL in title"))
                .singleElement()
                .satisfies(bad -> {
                    assertThat(bad.json()).contains("\"title\":\"a\\u0000b\"");
                    assertThat(bad.verdict()).isEqualTo(Verdict.NAMED_OR_KEPT);
                });
    }

    @Test
    void knowsWhereAnyTextMayStand() {
        assertThat(BadBodies.freeTexts(api, operation, good))
                .extracting(Field::path)
                .containsExactly("title", "mails[0].value");
    }

    @Test
    void holdsAllTheNaughtyStrings() {
        assertThat(NaughtyStrings.all()).hasSize(515).contains("undefined", "\uFEFF", "Ω≈ç√∫˜µ≤≥÷");
    }
}
