package io.truevalue.analytics.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.analytics.Told;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricControllerIT {
    @RegisterExtension
    static final ServiceExtension ANALYTICS = ServiceExtension.of("analytics");

    private static final String FIRST_HALF_OF_MARCH = "from=2026-03-02T00:00:00Z&to=2026-03-16T00:00:00Z";

    private final Caller reader = Caller.newMember("analytics:read");
    private final UUID org = reader.orgId();

    @Test
    void listsEachMetricWithItsDefinition() {
        JsonNode items = get("").expect(200).json().at("/items");

        assertThat(items).hasSize(Metric.ofOrganizations().size());
        JsonNode logins = items.get(0);
        assertThat(logins.at("/name").asText()).isEqualTo("logins");
        assertThat(logins.at("/unit").asText()).isEqualTo("sessions");
        assertThat(logins.at("/kind").asText()).isEqualTo("count");
        assertThat(logins.at("/source_events/0").asText()).isEqualTo("session.created");
        assertThat(logins.at("/group_by/0").asText()).isEqualTo("actor");
    }

    @Test
    void countsLoginsByHourDayAndWeekWithEmptyWindowsShown() {
        login("2026-03-02T00:00:00Z");
        login("2026-03-02T00:59:59.999Z");
        login("2026-03-04T23:59:59Z");
        login("2026-03-09T00:00:00Z");
        login("2026-03-16T00:00:00Z");
        awaitTotal("/logins?from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z", 5);

        JsonNode days = get("/logins?" + FIRST_HALF_OF_MARCH).json();
        assertThat(days.at("/metric").asText()).isEqualTo("logins");
        assertThat(days.at("/window").asText()).isEqualTo("day");
        assertThat(days.at("/points")).hasSize(14);
        assertThat(days.at("/points/0/start").asText()).isEqualTo("2026-03-02T00:00:00Z");
        assertThat(days.at("/points").findValuesAsText("value"))
                .containsExactly("2", "0", "1", "0", "0", "0", "0", "1", "0", "0", "0", "0", "0", "0");
        assertThat(days.at("/total").asInt()).isEqualTo(4);

        JsonNode weeks = get("/logins?window=week&" + FIRST_HALF_OF_MARCH).json();
        assertThat(weeks.at("/points").findValuesAsText("value")).containsExactly("3", "1");
        JsonNode hours = get("/logins?window=hour&from=2026-03-02T00:10:00Z&to=2026-03-02T01:30:00Z")
                .json();
        assertThat(hours.at("/points").findValuesAsText("value")).containsExactly("2", "0");
    }

    @Test
    void putsALateEventIntoItsOwnWindow() {
        login("2026-03-10T12:00:00Z");
        login("2026-03-03T12:00:00Z");
        awaitTotal("/logins?" + FIRST_HALF_OF_MARCH, 2);

        assertThat(get("/logins?" + FIRST_HALF_OF_MARCH).at("/points/1/value")).isEqualTo("1");
    }

    @Test
    void appliesADuplicateOnce() {
        Told login = Told.of(org, "session.created", "2026-03-05T10:00:00Z").on(Topics.USER);
        login.publish();
        login.publish();
        login.publish();
        login("2026-03-05T11:00:00Z");
        awaitTotal("/logins?" + FIRST_HALF_OF_MARCH, 2);

        assertThat(get("/active_users?" + FIRST_HALF_OF_MARCH).at("/total")).isEqualTo("2");
    }

    @Test
    void countsEachActiveUserOnceAWindowAndOnceInAll() {
        UUID sarah = Ids.next();
        UUID kim = Ids.next();
        Told.of(org, "contact.created", "2026-03-02T08:00:00Z").by(sarah).publish();
        Told.of(org, "contact.updated", "2026-03-02T17:00:00Z").by(sarah).publish();
        Told.of(org, "member.joined", "2026-03-02T17:00:00Z")
                .by(kim)
                .on(Topics.MEMBER)
                .publish();
        Told.of(org, "weather.turned", "2026-03-03T08:00:00Z").by(sarah).publish();
        Told.of(org, "contact.created", "2026-03-03T08:00:00Z")
                .with("actortype", "service")
                .with("actorid", "crm-service")
                .publish();
        awaitTotal("/contacts_created?" + FIRST_HALF_OF_MARCH, 2);
        awaitTotal("/active_users?" + FIRST_HALF_OF_MARCH, 2);

        JsonNode days = get("/active_users?" + FIRST_HALF_OF_MARCH).json();

        assertThat(days.at("/points/0/value").asInt()).isEqualTo(2);
        assertThat(days.at("/points/1/value").asInt()).isEqualTo(1);
    }

    @Test
    void splitsACountByActor() {
        UUID sarah = Ids.next();
        Told.of(org, "contact.created", "2026-03-02T08:00:00Z").by(sarah).publish();
        Told.of(org, "contact.created", "2026-03-02T09:00:00Z").by(sarah).publish();
        Told.of(org, "contact.created", "2026-03-02T09:00:00Z").publish();
        awaitTotal("/contacts_created?" + FIRST_HALF_OF_MARCH, 3);

        JsonNode split =
                get("/contacts_created?group_by=actor&" + FIRST_HALF_OF_MARCH).json();

        assertThat(split.at("/series")).hasSize(2);
        assertThat(split.at("/series/0/group").asText()).isEqualTo(sarah.toString());
        assertThat(split.at("/series/0/total").asInt()).isEqualTo(2);
        assertThat(split.at("/series/0/points/0/value").asInt()).isEqualTo(2);
        assertThat(split.at("/points")).hasSize(14);
        assertThat(split.at("/total").asInt()).isEqualTo(3);
    }

    @Test
    void writesAMetricAsCsv() {
        Told.of(org, "contact.created", "2026-03-02T08:00:00Z").publish();
        awaitTotal("/contacts_created?" + FIRST_HALF_OF_MARCH, 1);
        String range = "?from=2026-03-01T00:00:00Z&to=2026-03-03T00:00:00Z";

        Answer csv = get("/contacts_created/csv" + range).expect(200);

        assertThat(csv.header("content-type")).isEqualTo("text/csv; charset=utf-8");
        assertThat(csv.header("content-disposition")).contains("contacts_created.csv");
        assertThat(csv.body().lines())
                .containsExactly(
                        "metric,window,timezone,start,group,currency,value,unit",
                        "contacts_created,day,UTC,2026-03-01T00:00:00Z,,,0,contacts",
                        "contacts_created,day,UTC,2026-03-02T00:00:00Z,,,1,contacts");
        assertThat(get("/contacts_created/csv" + range + "&group_by=actor")
                        .body()
                        .lines())
                .hasSize(3);
        get("/contacts_created/csv?window=year").expectProblem(400, "validation_failed");
        get("/weather/csv").expectProblem(404, "not_found");
    }

    @Test
    void countsRefusalsAsOftenAsTheyWere() {
        Told.of(org, "access.denied", "2026-03-02T08:00:00Z")
                .on(Topics.ROLE)
                .data("{\"count\":7,\"permission\":\"billing:write\"}")
                .publish();

        awaitTotal("/refusals?" + FIRST_HALF_OF_MARCH, 7);
    }

    @Test
    void knowsHowManyMembersThereWereInWhateverOrderItWasTold() {
        UUID owner = Ids.next();
        UUID kim = Ids.next();
        membership("member.removed", kim, "2026-03-06T00:00:00Z");
        membership("member.joined", kim, "2026-03-04T00:00:00Z");
        membership("member.joined", owner, "2026-03-03T09:00:00Z");
        Told.of(org, "organization.created", "2026-03-03T09:00:00Z")
                .by(owner)
                .on(Topics.ORGANIZATION)
                .publish();
        membership("member.joined", kim, "2026-03-08T00:00:00Z");
        awaitTotal("/members?" + FIRST_HALF_OF_MARCH, 2);

        await().untilAsserted(() -> assertThat(get("/members?" + FIRST_HALF_OF_MARCH)
                        .json()
                        .at("/points")
                        .findValuesAsText("value"))
                .containsExactly("0", "1", "2", "2", "1", "1", "2", "2", "2", "2", "2", "2", "2", "2"));
        JsonNode later = get("/members?from=2026-03-20T00:00:00Z&to=2026-03-22T00:00:00Z")
                .json();
        assertThat(later.at("/points").findValuesAsText("value")).containsExactly("2", "2");
    }

    @ParameterizedTest
    @CsvSource({
        "window,year",
        "window,DAY",
        "timezone,Mars/Olympus",
        "from,2026-03-01",
        "to,2026-02-30T00:00:00Z",
        "to,2020-01-01T00:00:00Z",
        "from,1990-01-01T00:00:00Z",
        "group_by,weather"
    })
    void namesTheParameterThatIsNotValid(String field, String value) {
        String other = field.equals("to") ? "from=2026-01-01T00:00:00Z&" : "";
        Answer answer = get("/logins?" + other + field + "=" + value);

        answer.expectProblem(400, "validation_failed");
        assertThat(answer.at("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void knowsNoOtherMetric() {
        get("/revenue").expectProblem(404, "not_found");
        get("/LOGINS").expectProblem(404, "not_found");
    }

    @Test
    void showsTheLastThirtyDaysUnlessAsked() {
        assertThat(get("/active_users").expect(200).json().at("/points")).hasSize(31);
    }

    @Test
    void asksForThePermission() {
        Caller member = reader.with("contacts:read");

        ANALYTICS.as(member).get("/analytics/api/metrics").expectProblem(403, "permission_denied");
        ANALYTICS.as(member).get("/analytics/api/metrics/logins").expectProblem(403, "permission_denied");
    }

    private void login(String time) {
        Told.of(org, "session.created", time)
                .on(Topics.USER)
                .with("source", "/auth-service")
                .publish();
    }

    private void membership(String type, UUID user, String time) {
        Told.of(org, type, time).with("subject", user).on(Topics.MEMBER).publish();
    }

    private Answer get(String target) {
        return ANALYTICS.as(reader).get("/analytics/api/metrics" + target);
    }

    private void awaitTotal(String target, int total) {
        await().untilAsserted(() ->
                assertThat(get(target).expect(200).json().at("/total").asInt()).isEqualTo(total));
    }
}
