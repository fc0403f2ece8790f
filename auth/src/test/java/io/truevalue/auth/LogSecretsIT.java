package io.truevalue.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.auth.People.Person;
import io.truevalue.testing.LogCapture;
import io.truevalue.testing.ServiceExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plays what secrets pass through, right and wrong, and looks for them in the log (ASVS 5.0 16.2.5). */
class LogSecretsIT {
    private static final String FRESH = "four brisk otters by moonlight";
    private static final String WRONG = "nine wrong magpies at noon";

    @RegisterExtension
    static final ServiceExtension auth = People.service();

    private final People people = People.of(auth);

    @Test
    void noPasswordNorTokenIsLogged() {
        try (LogCapture log = new LogCapture()) {
            Person sarah = people.signedIn();
            people.logIn(sarah.email(), WRONG).expect(401);
            people.refresh(sarah.refresh()).expect(200);
            people.refresh("not-a-refresh-token-of-ours").expect(401);
            people.post("/auth/password/forgot", Map.of("email", sarah.email())).expect(202);
            String reset = people.mailedToken(sarah.email(), "password_reset");
            people.post("/auth/password/reset", Map.of("token", reset, "password", "short"))
                    .expect(400);
            people.post("/auth/password/reset", Map.of("token", reset, "password", FRESH))
                    .expect(204);
            people.post("/auth/password/reset", Map.of("token", reset, "password", FRESH))
                    .expect(400);
            people.post("/auth/login", "{\"email\":\"" + sarah.email() + "\",\"password\":\"" + FRESH + "\",")
                    .expect(400);
            String verify = people.mailedToken(sarah.email(), "verify_email");
            assertThat(log.lines()).isNotEmpty();
            assertThat(String.join("", log.lines()))
                    .doesNotContain(List.of(
                            People.PASSWORD,
                            FRESH,
                            WRONG,
                            reset,
                            verify,
                            sarah.access(),
                            sarah.refresh(),
                            "not-a-refresh-token-of-ours"));
        }
    }
}
