package io.truevalue.cli.tour;

import java.util.Map;

/** The steps about registering and logging in. */
final class Accounts {
    private final Platform platform;

    Accounts(Platform platform) {
        this.platform = platform;
    }

    void join(Person person) {
        register(person);
        verify(person);
        logIn(person);
    }

    void register(Person person) {
        Map<String, String> body = Map.of(
                "email", person.email(),
                "password", person.password(),
                "full_name", person.name());
        platform.patiently(gateway -> gateway.post("/auth/register", null, body))
                .expect(202);
    }

    void verify(Person person) {
        Map<String, String> body = Map.of("token", platform.tokenMailedTo(person.email(), "verify-email"));
        platform.patiently(gateway -> gateway.post("/auth/verify-email", null, body))
                .expect(204);
    }

    void logIn(Person person) {
        Map<String, String> body = Map.of("email", person.email(), "password", person.password());
        Answer answer = platform.patiently(gateway -> gateway.post("/auth/login", null, body))
                .expect(200);
        person.logIn(answer.text("access_token"), answer.text("refresh_token"));
        if (!answer.text("user_info.email").equals(person.email())) {
            throw new StepFailed("logged in as somebody else: " + answer.text("user_info.email"));
        }
    }
}
