package io.truevalue.auth;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.auth.People.Person;
import io.truevalue.testing.Answer;
import io.truevalue.testing.ServiceExtension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** People with second factors, and what lets a test go on without waiting half a minute. */
public final class FactorPeople {
    private final ServiceExtension auth;
    private final People people;

    public FactorPeople(ServiceExtension auth, People people) {
        this.auth = auth;
        this.people = people;
    }

    /** Somebody with an authenticator app, whose codes of now are all unused. */
    public record Protected(Person person, AuthenticatorApp app, UUID factor, List<String> recoveryCodes) {
        public Protected {
            recoveryCodes = List.copyOf(recoveryCodes);
        }

        public String email() {
            return person.email();
        }
    }

    public Protected withApp() {
        return withApp(people.signedIn());
    }

    public Protected withApp(Person person) {
        Answer begun = auth.as(person.caller()).post("/auth/mfa/totp", Map.of()).expect(201);
        AuthenticatorApp app = new AuthenticatorApp(begun.at("/secret"));
        Answer confirmed = auth.as(person.caller())
                .post("/auth/mfa/totp/confirm", Map.of("code", app.code()))
                .expect(200);
        List<String> codes = new ArrayList<>();
        confirmed.json().get("recovery_codes").forEach(code -> codes.add(code.asText()));
        UUID factor = UUID.fromString(begun.at("/id"));
        forgetUsedCodes(person.id());
        return new Protected(person, app, factor, codes);
    }

    /** Of the sign-in that waits after the right password. */
    public String mfaToken(String email) {
        return people.logIn(email).expectProblem(401, "mfa_required").at("/mfa_token");
    }

    public Answer answer(String mfaToken, String code) {
        return people.post("/auth/login/mfa", Map.of("mfa_token", mfaToken, "code", code));
    }

    public JsonNode factorsOf(Person person) {
        return auth.as(person.caller()).get("/auth/mfa").expect(200).json();
    }

    /** As if half a minute and more had passed since the last code. */
    public void forgetUsedCodes(UUID user) {
        execute("UPDATE factor SET last_step = last_step - 10 WHERE user_id = ?", user);
    }

    /** As if so much time had passed that every lock is over. */
    public void endLocks() {
        execute(
                "UPDATE login_attempt SET locked_until = locked_until - interval '2 days' WHERE ?::uuid IS NOT NULL",
                new UUID(0, 0));
    }

    public void execute(String sql, UUID id) {
        try (Connection superuser = auth.asSuperuser();
                PreparedStatement statement = superuser.prepareStatement(sql)) {
            statement.setObject(1, id);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
