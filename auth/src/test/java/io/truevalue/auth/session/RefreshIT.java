package io.truevalue.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.auth.People;
import io.truevalue.auth.People.Person;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RefreshIT {
    @RegisterExtension
    static final ServiceExtension auth = People.service();

    private final People people = People.of(auth);

    @Test
    void givesALostAnswerAgainAfterFortySeconds() throws SQLException {
        Person sarah = people.signedIn();
        String successor = people.refresh(sarah.refresh()).expect(200).at("/refresh_token");
        ageTokensOf(sarah, 40);
        assertThat(people.refresh(sarah.refresh()).expect(200).at("/refresh_token"))
                .isEqualTo(successor);
    }

    @Test
    void endsTheFamilyWhenAStolenTokenIsReplayed() throws SQLException {
        Person sarah = people.signedIn();
        String successor = people.refresh(sarah.refresh()).expect(200).at("/refresh_token");
        String next = people.refresh(successor).expect(200).at("/refresh_token");
        ageTokensOf(sarah, 11);
        people.refresh(sarah.refresh()).expectProblem(401, "session_ended");
        Answer ended = people.refresh(next).expectProblem(401, "session_ended");
        assertThat(ended.at("/reason")).isEqualTo("refresh_token_reused");
        assertThat(people.mails(sarah.email(), "session_reuse", 1)).hasSize(1);
        EventLog.Entry told = EventLog.await(
                Topics.USER,
                event -> event.type().equals("session.reuse_detected")
                        && event.subject().equals(sarah.id().toString()));
        assertThat(told.data().get("session_id").asText())
                .isEqualTo(sarah.session().toString());
        assertThat(told.attributes()).doesNotContainKey("orgid").containsEntry("outcome", "failure");
        assertThat(told.key()).isEqualTo(sarah.id().toString());
    }

    @Test
    void endsTheFamilyWhenATokenComesBackAfterAMinute() throws SQLException {
        Person sarah = people.signedIn();
        people.refresh(sarah.refresh()).expect(200);
        ageTokensOf(sarah, 61);
        people.refresh(sarah.refresh()).expectProblem(401, "session_ended");
    }

    @Test
    void refusesWhatIsNoRefreshToken() throws SQLException {
        Person sarah = people.signedIn();
        people.refresh("AAAA").expectProblem(401, "invalid_refresh_token");
        people.refresh(sarah.access()).expectProblem(400, "validation_failed");
        people.post("/auth/refresh", "{}").expectProblem(400, "validation_failed");
        people.post("/auth/refresh", Map.of("refresh_token", sarah.refresh(), "more", 1))
                .expectProblem(400, "unknown_field");
        auth.as(Caller.nobody()).send("POST", "/auth/refresh", new byte[0], "").expectProblem(400, "validation_failed");
        try (Connection admin = auth.asSuperuser();
                PreparedStatement expire =
                        admin.prepareStatement("UPDATE refresh_token SET expires_at = now() WHERE session_id = ?")) {
            expire.setObject(1, sarah.session());
            expire.executeUpdate();
        }
        people.refresh(sarah.refresh()).expectProblem(401, "invalid_refresh_token");
    }

    @Test
    void forgivesTheTokenThatASwitchReplacedAndKeepsTheNewOne() throws SQLException {
        Person sarah = people.signedIn();
        people.belongs(sarah.id(), People.Organization.named("acme"));
        Answer switched = auth.as(sarah.caller())
                .post("/auth/switch-organization", Map.of("organization", "acme"))
                .expect(200);
        people.refresh(sarah.refresh()).expectProblem(401, "invalid_refresh_token");
        people.refresh(switched.at("/refresh_token")).expect(200);
        ageTokensOf(sarah, 61);
        people.refresh(sarah.refresh()).expectProblem(401, "session_ended");
    }

    @Test
    void rotatesTheConsolesCookieAtASwitch() {
        Person sarah = people.signedIn();
        people.belongs(sarah.id(), People.Organization.named("acme"));
        Answer switched = auth.as(sarah.caller())
                .header("X-TrueValue-Client", "console")
                .header("Cookie", "__Secure-tv_refresh=" + sarah.refresh())
                .post("/auth/switch-organization", Map.of("organization", "acme"))
                .expect(200);
        String cookie = String.valueOf(switched.header("set-cookie"));
        String successor = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
        assertThat(people.refresh(sarah.refresh()).expect(200).at("/refresh_token"))
                .isEqualTo(successor);
    }

    @Test
    void leavesAnOrganizationThatTheUserDoesNotBelongToAnyMore() {
        Person sarah = people.signedIn();
        people.belongs(sarah.id(), People.Organization.named("acme"));
        String refresh = people.logIn(sarah.email()).expect(200).at("/refresh_token");
        people.belongs(sarah.id());
        Answer refreshed = people.refresh(refresh).expect(200);
        assertThat(People.claims(refreshed.at("/access_token")).has("org_id")).isFalse();
    }

    @Test
    void forgetsWhatCanMatterToNobody() throws SQLException {
        Person sarah = people.signedIn();
        try (Connection admin = auth.asSuperuser();
                PreparedStatement age = admin.prepareStatement("""
                        UPDATE refresh_token SET used_at = now(), expires_at = now() - interval '25 hours' WHERE session_id = ?""")) {
            age.setObject(1, sarah.session());
            age.executeUpdate();
        }
        String kept = people.logIn(sarah.email()).expect(200).at("/refresh_token");
        auth.bean(ForgetOldTokens.class).forget();
        people.refresh(sarah.refresh()).expectProblem(401, "invalid_refresh_token");
        people.refresh(kept).expect(200);
        assertThat(auth.as(sarah.caller()).get("/auth/sessions").json().get("items"))
                .hasSize(2);
    }

    /** As if so many seconds had passed since each of the session's tokens was used. */
    private static void ageTokensOf(Person person, int seconds) throws SQLException {
        try (Connection admin = auth.asSuperuser();
                PreparedStatement age = admin.prepareStatement("""
                        UPDATE refresh_token SET used_at = used_at - make_interval(secs => ?) WHERE session_id = ?""")) {
            age.setInt(1, seconds);
            age.setObject(2, person.session());
            age.executeUpdate();
        }
    }
}
