package io.truevalue.cli.tour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.authenticator.Behaviour;
import io.truevalue.authenticator.SoftwareAuthenticator;
import java.util.Map;

/** The steps about passkeys, by an authenticator in memory. */
final class Passkeys {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Platform platform;
    private final SoftwareAuthenticator authenticator = SoftwareAuthenticator.passwordManager();

    Passkeys(Platform platform) {
        this.platform = platform;
    }

    void register(Person person) {
        Answer options = platform.gateway()
                .post("/auth/mfa/webauthn/options", person.token(), Map.of())
                .expect(200);
        Map<String, Object> credential = authenticator.create(publicKey(options), here());
        platform.gateway()
                .post(
                        "/auth/mfa/webauthn",
                        person.token(),
                        Map.of("name", "Password manager", "credential", credential))
                .expect(201);
    }

    /** Without an e-mail address and without a password. */
    void logIn(Person person) {
        Answer options = platform.patiently(gateway -> gateway.post("/auth/passkey/options", null, Map.of()))
                .expect(200);
        Map<String, Object> credential = authenticator.get(publicKey(options), here());
        Answer pair = platform.patiently(gateway -> gateway.post(
                        "/auth/passkey/login",
                        null,
                        Map.of("credential", credential, "organization", person.organization())))
                .expect(200);
        person.logIn(pair.text("access_token"), pair.text("refresh_token"));
        if (!pair.text("user_info.email").equals(person.email())) {
            throw new StepFailed("logged in as somebody else: " + pair.text("user_info.email"));
        }
    }

    void refuseFromElsewhere() {
        Answer options = platform.patiently(gateway -> gateway.post("/auth/passkey/options", null, Map.of()))
                .expect(200);
        Map<String, Object> credential =
                authenticator.get(publicKey(options), Behaviour.at("https://truevalue.phishing.example"));
        platform.patiently(gateway -> gateway.post("/auth/passkey/login", null, Map.of("credential", credential)))
                .expect(401);
    }

    private Behaviour here() {
        return Behaviour.at(platform.origin());
    }

    private static Map<?, ?> publicKey(Answer options) {
        JsonNode body = options.body();
        return JSON.convertValue(body.has("publicKey") ? body.path("publicKey") : body, Map.class);
    }
}
