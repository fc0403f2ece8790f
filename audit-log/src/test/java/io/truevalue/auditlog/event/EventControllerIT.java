package io.truevalue.auditlog.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.auditlog.Published;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventControllerIT {
    @RegisterExtension
    static final ServiceExtension AUDIT = ServiceExtension.of("audit-log");

    private final Caller auditor = Caller.newMember("audit:read");

    @Test
    void tellsAnEventAsTheContractSays() {
        Published told = Published.of(auditor.orgId(), "contact.updated").publish();

        JsonNode event = recorded(told).json();

        assertThat(event.fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "type",
                        "source",
                        "time",
                        "actor",
                        "organization_id",
                        "resource",
                        "request_id",
                        "ip",
                        "user_agent",
                        "outcome",
                        "before",
                        "after");
        assertThat(event.at("/id").asText()).isEqualTo(told.id);
        assertThat(event.at("/actor/id").asText()).isEqualTo(told.get("actorid"));
        assertThat(event.at("/actor/type").asText()).isEqualTo("user");
        assertThat(event.at("/actor/display").asText()).isEqualTo("sarah@acme.example");
        assertThat(event.at("/organization_id").asText())
                .isEqualTo(auditor.orgId().toString());
        assertThat(event.at("/resource/type").asText()).isEqualTo("contact");
        assertThat(event.at("/resource/id").asText()).isEqualTo(told.get("subject"));
        assertThat(event.at("/ip").asText()).isEqualTo("192.0.2.31");
        assertThat(event.at("/before/last_name").asText()).isEqualTo("Ng");
        assertThat(event.at("/after/emails/0/value").asText()).isEqualTo("vy@harbor.example");
    }

    @Test
    void keepsEventsOfUnknownTypesAndWithoutStates() {
        Published told = Published.of(auditor.orgId(), "weather.turned")
                .data("{\"rain\":0.1e3}")
                .publish();

        JsonNode event = recorded(told).json();

        assertThat(event.at("/resource/type").asText()).isEqualTo("weather");
        assertThat(event.at("/before").isNull()).isTrue();
        assertThat(event.at("/after").isNull()).isTrue();
    }

    /** Sealed or not: a deal's data is nobody's, an unknown type's its subject's. */
    @ParameterizedTest
    @ValueSource(strings = {"deal.updated", "weather.turned"})
    void tellsToTheDigitWhatIsHardToWrite(String type) {
        Published told = Published.of(auditor.orgId(), type).data("""
                        {"after":{"large":12345678901234567890,"fine":0.10000000000000000000001,"huge":1e400,
                         "custom":{"a":"number:1","b":"text:x","c":"e\u0301 \u00e9","d":"\\u0000","e":"\\ud800","commitment":"x"},
                         "lone":{"commitment":"x"}}}""").publish();

        Answer answer = recorded(told);

        assertThat(answer.body())
                .contains("12345678901234567890", "0.10000000000000000000001")
                .containsIgnoringCase("1e+400");
        JsonNode after = answer.json().at("/after");
        assertThat(after.at("/custom/a").asText()).isEqualTo("number:1");
        assertThat(after.at("/custom/b").asText()).isEqualTo("text:x");
        assertThat(after.at("/custom/c").asText()).isEqualTo("e\u0301 \u00e9");
        assertThat(after.at("/custom/d").asText()).isEqualTo("\u0000");
        assertThat(after.at("/custom/commitment").asText()).isEqualTo("x");
        assertThat(after.at("/lone/commitment").asText()).isEqualTo("x");
    }

    /** Who acted is what the signed context said, whatever the data claims. */
    @Test
    void takesNoActorFromTheData() {
        Published told = Published.of(auditor.orgId(), "deal.updated")
                .data("{\"actorid\":\"mallory\",\"actor\":{\"id\":\"mallory\"},\"after\":{}}")
                .publish();

        assertThat(recorded(told).json().at("/actor/id").asText()).isEqualTo(told.get("actorid"));
    }

    @Test
    void listsNewestFirstInPagesThatStayValid() {
        Instant start = Instant.parse("2026-11-21T09:00:00Z");
        List<String> newestFirst = new ArrayList<>();
        for (int second = 0; second < 5; second++) {
            Published told = Published.of(auditor.orgId(), "contact.created")
                    .with("time", start.plusSeconds(second))
                    .publish();
            newestFirst.addFirst(told.id);
        }
        awaitTotal("action=contact.created", 5);

        Answer first = list("action=contact.created&limit=2&count=true");
        Answer second = list("action=contact.created&limit=2&cursor=" + first.at("/next_cursor"));
        Answer third = list("action=contact.created&limit=2&cursor=" + second.at("/next_cursor"));

        assertThat(first.json().at("/total").asInt()).isEqualTo(5);
        List<String> all = new ArrayList<>(ids(first));
        all.addAll(ids(second));
        all.addAll(ids(third));
        assertThat(all).isEqualTo(newestFirst);
        assertThat(third.json().at("/next_cursor").isNull()).isTrue();
    }

    @Test
    void findsByActorActionResourceTimeAndText() {
        Published deal = Published.of(auditor.orgId(), "deal.stage_changed")
                .with("time", "2026-03-01T12:00:00Z")
                .with("actordisplay", "Kim@acme.example")
                .publish();
        Published contact = Published.of(auditor.orgId(), "contact.created")
                .with("time", "2026-03-01T13:00:00Z")
                .publish();
        awaitTotal("to=2026-04-01T00:00:00Z", 2);

        assertFinds("actor=" + deal.get("actorid"), deal);
        assertFinds("actor=kim@ACME.example", deal);
        assertFinds("action=deal.stage_changed", deal);
        assertFinds("action=deal.*", deal);
        assertFinds("resource=" + contact.get("subject"), contact);
        assertFinds("resource=deal", deal);
        assertFinds("resource=contact:" + contact.get("subject"), contact);
        assertFinds("resource=deal:" + contact.get("subject"));
        assertFinds("q=harbor", contact, deal);
        assertFinds("q=KIM%20ng", deal);
        assertFinds("q=Nguy%E1%BB%84N%20sarah", contact);
        assertFinds("q=last_name");
        assertFinds("q=%25");
        assertFinds("from=2026-03-01T18:30:00%2B05:30", contact);
        assertFinds("from=2026-03-01T18:30:00+05:30", contact);
        assertFinds("to=2026-03-01T12:00:01Z", deal);
        assertFinds("action=contact.*&actor=" + deal.get("actorid"));
    }

    @ParameterizedTest
    @CsvSource({
        "from,yesterday",
        "to,2026-03-01",
        "from,9999999-01-01T00:00:00Z",
        "to,-0044-03-15T00:00:00Z",
        "action,contact*",
        "action,'''; DROP TABLE event --'",
        "limit,0",
        "cursor,!",
        "sort,actor"
    })
    void namesTheParameterThatIsNotValid(String field, String value) {
        Answer answer = list(field + "=" + java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8));

        answer.expectProblem(400, "validation_failed");
        assertThat(answer.at("/errors/0/field")).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01980a5e-0000-7000-8000-000000000000", "x", "%00", "' OR 1=1 --", "a b"})
    void answersTheSameForEveryIdThatIsNotThere(String id) {
        Answer answer = AUDIT.as(auditor).get("/audit-log/api/events/" + id.replace(" ", "%20"));

        answer.expectProblem(404, "not_found");
        assertThat(answer.at("/detail")).isEqualTo("No such event.");
    }

    @Test
    void asksForThePermission() {
        Caller member = auditor.with("contacts:read");

        AUDIT.as(member).get("/audit-log/api/events").expectProblem(403, "permission_denied");
        AUDIT.as(member).get("/audit-log/api/events/" + Ids.next()).expectProblem(403, "permission_denied");
    }

    @Test
    void tellsThatTheLogWasReadOnceAMinuteForEachReader() {
        Caller other = Caller.newUser().in(auditor.orgId(), "org").with("audit:read");
        list("q=first");
        list("q=second");
        AUDIT.as(other).get("/audit-log/api/events").expect(200);

        List<EventLog.Entry> reads = EventLog.await(
                Topics.AUDIT, 2, entry -> entry.key().equals(auditor.orgId().toString()));

        assertThat(reads)
                .extracting(entry -> entry.attributes().get("actorid"))
                .containsExactly(auditor.userId().toString(), other.userId().toString());
        assertThat(reads.getFirst().type()).isEqualTo("audit.read");
        assertThat(reads.getFirst().data().at("/asked/q").asText()).isEqualTo("first");
        awaitTotal("action=audit.read", 2);
    }

    private Answer list(String query) {
        return AUDIT.as(auditor).get("/audit-log/api/events?" + query);
    }

    private Answer recorded(Published told) {
        return await().until(
                        () -> AUDIT.as(auditor).get("/audit-log/api/events/" + told.id),
                        answer -> answer.status() == 200);
    }

    private void awaitTotal(String query, int total) {
        await().until(() -> list(query + "&count=true").json().at("/total").asInt() == total);
    }

    private void assertFinds(String query, Published... wanted) {
        List<String> found = ids(list(query + "&sort=-time"));
        found.removeIf(id -> id.isEmpty());
        assertThat(found)
                .as(query)
                .isEqualTo(List.of(wanted).stream().map(told -> told.id).toList());
    }

    private static List<String> ids(Answer page) {
        return StreamSupport.stream(page.expect(200).json().at("/items").spliterator(), false)
                .filter(item -> !item.at("/type").asText().startsWith("audit."))
                .map(item -> item.at("/id").asText())
                .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
    }
}
