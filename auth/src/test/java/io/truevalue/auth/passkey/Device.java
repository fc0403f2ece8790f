package io.truevalue.auth.passkey;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.auth.People.Person;
import io.truevalue.authenticator.Behaviour;
import io.truevalue.authenticator.SoftwareAuthenticator;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import java.util.Map;
import java.util.Objects;

/** An authenticator before a running auth: what a browser would send, well-behaved or not. */
record Device(ServiceExtension auth, SoftwareAuthenticator authenticator) {
    static final String ORIGIN = "http://localhost:8000";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    static Device securityKey(ServiceExtension auth) {
        return new Device(auth, SoftwareAuthenticator.securityKey());
    }

    static Behaviour honest() {
        return Behaviour.at(ORIGIN);
    }

    static Map<String, Object> publicKey(JsonNode options) {
        return JSON.convertValue(options.get("publicKey"), MAP);
    }

    static Map<?, ?> response(Map<String, Object> credential) {
        return (Map<?, ?>) Objects.requireNonNull(credential.get("response"));
    }

    /** Registered, as it should be. */
    String registerFor(Person person) {
        return registerFor(person, honest()).expect(201).at("/id");
    }

    Answer registerFor(Person person, Behaviour behaviour) {
        Answer options = auth.as(person.caller())
                .post("/auth/mfa/webauthn/options", Map.of())
                .expect(200);
        return send(person, authenticator.create(publicKey(options.json()), behaviour));
    }

    Answer send(Person person, Map<String, Object> credential) {
        return auth.as(person.caller())
                .post("/auth/mfa/webauthn", Map.of("name", "Blue key", "credential", credential));
    }

    Answer signIn() {
        return signIn(honest());
    }

    Answer signIn(Behaviour behaviour) {
        return signIn(authenticator.get(options(), behaviour));
    }

    Answer signIn(Map<String, Object> credential) {
        return auth.as(Caller.nobody()).post("/auth/passkey/login", Map.of("credential", credential));
    }

    Map<String, Object> options() {
        return publicKey(auth.as(Caller.nobody())
                .post("/auth/passkey/options", Map.of())
                .expect(200)
                .json());
    }

    /** What a sign-in or a step-up that waits asks this device to sign. */
    Map<String, Object> answer(JsonNode challenge, Behaviour behaviour) {
        return authenticator.get(publicKey(challenge.get("options")), behaviour);
    }
}
