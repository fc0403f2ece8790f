package io.truevalue.events.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.events.codec.ReceivedEvent;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PersonalFieldsTest {
    private static final UUID ORG = UUID.fromString("0199aaaa-0000-7000-8000-000000000001");
    private static final Map<String, String> USER = Map.of("actorid", "ada", "actortype", "user");

    @Test
    void marksWhatARecordTellsOfSomebodyAndLeavesItsFigures() {
        ReceivedEvent event = event("contact.created", USER, """
                {"before": null, "after": {"id": "c1", "version": 3, "first_name": "Grace", "last_name": null,
                 "emails": [{"value": "grace@example.test"}], "phones": [], "owner_id": "ada", "tags": ["navy"],
                 "custom": {"shoe": 41}, "created_at": "2026-01-01T00:00:00Z"}}""");

        assertThat(PersonalFields.of(event))
                .extracting(PersonalValue::person, PersonalValue::pointer)
                .containsExactly(
                        tuple("c1", "/data/after/first_name"),
                        tuple("c1", "/data/after/emails"),
                        tuple("c1", "/data/after/tags"),
                        tuple("c1", "/data/after/custom"));
    }

    @Test
    void givesTheActorsNameAddressAndBrowserToTheActor() {
        ReceivedEvent event = event(
                "organization.updated",
                Map.of(
                        "actorid", "ada",
                        "actortype", "user",
                        "actordisplay", "ada@example.test",
                        "clientip", "192.0.2.7",
                        "useragent", "curl"),
                "{}");

        assertThat(PersonalFields.of(event))
                .extracting(PersonalValue::person, PersonalValue::pointer)
                .containsExactly(tuple("ada", "/actordisplay"), tuple("ada", "/clientip"), tuple("ada", "/useragent"));
    }

    @Test
    void takesNoServiceForAPerson() {
        ReceivedEvent event = event(
                "import.completed",
                Map.of("actorid", "crm-service", "actortype", "service", "actordisplay", "crm-service"),
                "{\"before\": null, \"after\": {\"rows\": 7, \"file_name\": \"my friends.csv\"}}");

        assertThat(PersonalFields.of(event)).containsExactly(new PersonalValue("c1", "/data/after/file_name"));
    }

    @Test
    void followsAMarkIntoTheDataAndElseToTheSubject() {
        String to = "\"to\": \"grace@example.test\", \"template\": \"invite\"";

        assertThat(PersonalFields.of(event("notification.sent", Map.of(), "{\"user_id\": \"grace\", " + to + "}")))
                .containsExactly(new PersonalValue("grace", "/data/to"));
        assertThat(PersonalFields.of(event("notification.sent", Map.of(), "{\"user_id\": null, " + to + "}")))
                .containsExactly(new PersonalValue("c1", "/data/to"));
    }

    @Test
    void keepsForTheSubjectWhatNoSchemaDescribes() {
        assertThat(PersonalFields.of(event("comet.seen", USER, "{\"a/b\": [1, 2], \"size\": 3, \"none\": null}")))
                .containsExactly(new PersonalValue("c1", "/data/a~1b"), new PersonalValue("c1", "/data/size"));
        assertThat(PersonalFields.of(
                        event("team.created", USER, "{\"after\": {\"id\": \"t\", \"motto\": {\"text\": \"Onward\"}}}")))
                .containsExactly(new PersonalValue("c1", "/data/after/motto"));
    }

    private static ReceivedEvent event(String type, Map<String, String> extensions, String data) {
        return new ReceivedEvent("e1", "/a-service", type, "c1", Instant.EPOCH, ORG, extensions, json(data));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
