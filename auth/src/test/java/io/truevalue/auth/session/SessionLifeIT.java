package io.truevalue.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.auth.People;
import io.truevalue.auth.People.Person;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.ShiftedClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionLifeIT {
    private static final ShiftedClock clock = new ShiftedClock();

    @RegisterExtension
    static final ServiceExtension auth = People.service().with(clock);

    private final People people = People.of(auth);

    @Test
    void endsAfterAWeekWithoutUseAndSaysSo() {
        Person sarah = people.signedIn();
        clock.advance(Duration.ofDays(6));
        String refresh = people.refresh(sarah.refresh()).expect(200).at("/refresh_token");
        clock.advance(Duration.ofDays(7));
        Answer ended = people.refresh(refresh).expectProblem(401, "session_ended");
        assertThat(ended.at("/reason")).isEqualTo("idle");
        Person again = Person.of(sarah.email(), people.logIn(sarah.email()).expect(200));
        JsonNode before = sessionsOf(again).get(1);
        assertThat(before.get("ended_reason").asText()).isEqualTo("idle");
        assertThat(before.get("ended_at")).isEqualTo(before.get("idle_ends_at"));
        auth.bean(EndLapsedSessions.class).end();
        assertThat(sessionsOf(again).get(1)).isEqualTo(before);
        EventLog.Entry told = EventLog.await(
                Topics.USER,
                event -> event.type().equals("session.invalidated")
                        && event.data()
                                .path("session_id")
                                .asText()
                                .equals(sarah.session().toString()));
        assertThat(told.data().get("reason").asText()).isEqualTo("idle");
        people.refresh(refresh).expectProblem(401, "session_ended");
    }

    @Test
    void endsAfterThirtyDaysHoweverMuchItIsUsed() {
        Person sarah = people.signedIn();
        String refresh = sarah.refresh();
        for (int day = 0; day < 29; day += 5) {
            clock.advance(Duration.ofDays(5));
            if (day < 25) {
                refresh = people.refresh(refresh).expect(200).at("/refresh_token");
            }
        }
        assertThat(people.refresh(refresh).expectProblem(401, "session_ended").at("/reason"))
                .isEqualTo("expired");
    }

    @Test
    void saysFromWhichDeviceItWasEnded() {
        Person first = people.signedIn();
        Person second = Person.of(first.email(), people.logIn(first.email()).expect(200));
        auth.as(second.caller()).delete("/auth/sessions/" + first.session()).expect(204);
        Answer ended = people.refresh(first.refresh()).expectProblem(401, "session_ended");
        assertThat(ended.at("/reason")).isEqualTo("ended_by_user");
        assertThat(ended.at("/ended_from")).isEqualTo("Unknown device");
        assertThat(Instant.parse(ended.at("/ended_at"))).isBeforeOrEqualTo(clock.instant());
        JsonNode shown = sessionsOf(second).get(1);
        assertThat(shown.get("ended_from").asText()).isEqualTo("Unknown device");
        assertThat(shown.get("ip").isNull()).isTrue();
    }

    @Test
    void notesEachUseOnce() {
        Person sarah = people.signedIn();
        Instant first = lastSeen(sarah);
        clock.advance(Duration.ofMinutes(14));
        people.refresh(sarah.refresh()).expect(200);
        Instant second = lastSeen(sarah);
        assertThat(second).isAfter(first.plus(Duration.ofMinutes(13)));
        clock.advance(Duration.ofSeconds(30));
        people.refresh(sarah.refresh()).expect(200);
        assertThat(lastSeen(sarah)).isEqualTo(second);
    }

    private static Instant lastSeen(Person person) {
        return Instant.parse(sessionsOf(person).get(0).get("last_seen_at").asText());
    }

    private static JsonNode sessionsOf(Person person) {
        return auth.as(person.caller().authenticatedAt(clock.instant()))
                .get("/auth/sessions")
                .expect(200)
                .json()
                .get("items");
    }
}
