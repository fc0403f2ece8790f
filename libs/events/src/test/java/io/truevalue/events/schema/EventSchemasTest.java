package io.truevalue.events.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.events.codec.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventSchemasTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<String> topics() {
        return Topics.all();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void isUnderstoodWhole(String topic) throws IOException {
        JsonNode file = file(topic);

        assertThat(file.path("title").textValue()).isEqualTo(topic);
        assertThat(file.path("$defs")).isNotEmpty();
        for (JsonNode reference : file.findValues("$ref")) {
            assertThat(file.at(reference.textValue().substring(1)).isObject())
                    .as(reference.textValue())
                    .isTrue();
        }
        for (JsonNode mark : file.findValues("x-personal-of")) {
            assertThat(mark.textValue()).matches("/subject|/actorid|/data(/[a-z_]+)+");
        }
    }

    @Test
    void namesWhatAnEventHasBeyondItsSchema() throws IOException {
        JsonNode data = JSON.readTree("""
                {"team_id": "t", "colour": "red", "user_id": 7}""");

        assertThat(EventSchemas.gaps(Topics.MEMBER, "team.member_added", data))
                .containsExactly(
                        "team.member_added has /data/colour, which its schema has not",
                        "team.member_added has /data/user_id of type integer, its schema one of [string]");
        assertThat(EventSchemas.gaps(Topics.ROLE, "team.member_added", data))
                .containsExactly("team.member_added stands not in permission.role.events.json");
        assertThat(EventSchemas.gaps(Topics.MEMBER, "team.painted", data))
                .containsExactly("team.painted stands not in org.member.events.json");
    }

    @Test
    void looksIntoWhatTypesShareAndNotIntoWhatIsPersonal() throws IOException {
        JsonNode data = JSON.readTree("""
                {"before": null, "after": {"id": "c", "emails": [{"value": "a@b.test", "label": null}], "age": 3}}""");

        assertThat(EventSchemas.gaps(Topics.RECORD, "contact.created", data))
                .containsExactly("contact.created has /data/after/age, which its schema has not");
    }

    private static JsonNode file(String topic) throws IOException {
        try (InputStream text = EventSchemas.class.getResourceAsStream(topic + ".json")) {
            return JSON.readTree(text);
        }
    }
}
