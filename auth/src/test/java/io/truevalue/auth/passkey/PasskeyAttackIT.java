package io.truevalue.auth.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.auth.People;
import io.truevalue.auth.People.Person;
import io.truevalue.authenticator.Algorithm;
import io.truevalue.authenticator.Behaviour;
import io.truevalue.authenticator.SoftwareAuthenticator;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an attacker tries with passkeys: the cases W1 to W8. */
class PasskeyAttackIT {
    @RegisterExtension
    static final ServiceExtension auth = People.service();

    private final People people = People.of(auth);
    private final Device device = Device.securityKey(auth);

    /** W1 and W3, each good for both ceremonies. */
    static Stream<Named<Behaviour>> misbehaviours() {
        return Stream.of(
                Named.of("another origin", Behaviour.at("https://evil.example")),
                Named.of("another port", Behaviour.at("http://localhost:8001")),
                Named.of("another scheme", Behaviour.at("https://localhost:8000")),
                Named.of("a name that ends alike", Behaviour.at("http://evil-localhost:8000")),
                Named.of("a name below", Behaviour.at("http://evil.localhost:8000")),
                Named.of("no origin", Behaviour.at("null")),
                Named.of("another relying party", Device.honest().forRelyingParty("evil.example")),
                Named.of("another type", Device.honest().claiming("payment.get")),
                Named.of("a frame of another origin", Device.honest().framedBy("https://top.example")),
                Named.of("a frame of nobody", Device.honest().framedBy(null)),
                Named.of("another challenge", Device.honest().answering(new byte[32])),
                Named.of("no challenge", Device.honest().answering(new byte[0])),
                Named.of("nobody verified", Device.honest().unverified()),
                Named.of("nobody present", Device.honest().unattended()));
    }

    @ParameterizedTest
    @MethodSource("misbehaviours")
    void signsNobodyInBy(Behaviour behaviour) {
        device.registerFor(people.signedIn());
        device.signIn(behaviour).expectProblem(401, "passkey_refused");
        device.signIn().expect(200);
    }

    @ParameterizedTest
    @MethodSource("misbehaviours")
    void registersNothingBy(Behaviour behaviour) {
        Person sarah = people.signedIn();
        Answer answer = device.registerFor(sarah, behaviour);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/code")).isIn("passkey_not_registered", "validation_failed");
        people.logIn(sarah.email()).expect(200);
    }

    @Test
    void oneCeremonysAnswerIsNoneToTheOther() {
        Person sarah = people.signedIn();
        device.registerFor(sarah);
        device.signIn(Device.honest().claiming("webauthn.create")).expectProblem(401, "passkey_refused");
        device.registerFor(sarah, Device.honest().claiming("webauthn.get"))
                .expectProblem(400, "passkey_not_registered");
    }

    @Test
    void aChallengeIsGoodOnce() {
        Person sarah = people.signedIn();
        Map<String, Object> creation = Device.publicKey(auth.as(sarah.caller())
                .post("/auth/mfa/webauthn/options", Map.of())
                .json());
        Map<String, Object> made = device.authenticator().create(creation, Device.honest());
        device.send(sarah, made).expect(201);
        device.send(sarah, made).expectProblem(400, "passkey_not_registered");
        Map<String, Object> signed = device.authenticator().get(device.options(), Device.honest());
        device.signIn(signed).expect(200);
        device.signIn(signed).expectProblem(401, "passkey_refused");
    }

    @Test
    void aChallengeIsUsedUpByARefusalToo() {
        device.registerFor(people.signedIn());
        Map<String, Object> options = device.options();
        device.signIn(device.authenticator().get(options, Device.honest().spoilingTheSignature()))
                .expectProblem(401, "passkey_refused");
        device.signIn(device.authenticator().get(options, Device.honest())).expectProblem(401, "passkey_refused");
    }

    @Test
    void ofManyWithOneChallengeOneSignsIn() throws Exception {
        device.registerFor(people.signedIn());
        Map<String, Object> signed = device.authenticator().get(device.options(), Device.honest());
        Callable<Integer> attempt = () -> device.signIn(signed).status();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int let = 0;
            for (Future<Integer> status : threads.invokeAll(
                    IntStream.range(0, 16).mapToObj(i -> attempt).toList())) {
                let += status.get() == 200 ? 1 : 0;
            }
            assertThat(let).isEqualTo(1);
        }
    }

    @Test
    void aChallengeIsGoodForFiveMinutes() throws SQLException {
        Person sarah = people.signedIn();
        device.registerFor(sarah);
        Map<String, Object> options = device.options();
        try (Connection database = auth.asSuperuser();
                Statement statement = database.createStatement()) {
            statement.execute("UPDATE passkey_challenge SET expires_at = expires_at - interval '5 minutes'");
        }
        device.signIn(device.authenticator().get(options, Device.honest())).expectProblem(401, "passkey_refused");
    }

    @Test
    void aChallengeIsGoodForItsOwnOccasionAlone() {
        Person sarah = people.signedIn();
        device.registerFor(sarah);
        JsonNode stepUp = auth.as(sarah.caller())
                .post("/auth/step-up/options", Map.of("method", "webauthn"))
                .json()
                .get("challenge");
        device.signIn(device.answer(stepUp, Device.honest())).expectProblem(401, "passkey_refused");
        auth.as(sarah.caller())
                .post(
                        "/auth/step-up",
                        Map.of("credential", device.authenticator().get(device.options(), Device.honest())))
                .expectProblem(401, "invalid_code");
        String token = people.logIn(sarah.email()).at("/mfa_token");
        people.post(
                        "/auth/login/mfa",
                        Map.of(
                                "mfa_token",
                                token,
                                "credential",
                                device.authenticator().get(device.options(), Device.honest())))
                .expectProblem(401, "invalid_code");
    }

    @Test
    void aChallengeIsGoodForItsOwnSessionAndSignInAlone() {
        Person sarah = people.signedIn();
        Map<String, Object> creation = Device.publicKey(auth.as(sarah.caller())
                .post("/auth/mfa/webauthn/options", Map.of())
                .json());
        Person elsewhere = Person.of(sarah.email(), people.logIn(sarah.email()).expect(200));
        device.send(elsewhere, device.authenticator().create(creation, Device.honest()))
                .expectProblem(400, "passkey_not_registered");
        device.registerFor(sarah);
        JsonNode challenge = auth.as(sarah.caller())
                .post("/auth/step-up/options", Map.of("method", "webauthn"))
                .json()
                .get("challenge");
        auth.as(sarah.caller().inSession(Ids.next()))
                .post("/auth/step-up", Map.of("credential", device.answer(challenge, Device.honest())))
                .expectProblem(401, "invalid_code");
        String first = people.logIn(sarah.email()).at("/mfa_token");
        String second = people.logIn(sarah.email()).at("/mfa_token");
        JsonNode ofFirst = people.post("/auth/login/challenge", Map.of("mfa_token", first, "method", "webauthn"))
                .json();
        people.post(
                        "/auth/login/mfa",
                        Map.of("mfa_token", second, "credential", device.answer(ofFirst, Device.honest())))
                .expectProblem(401, "invalid_code");
    }

    @Test
    void aCounterThatDoesNotRiseIsRefusedAndTold() {
        Person sarah = people.signedIn();
        device.registerFor(sarah);
        Device thief = new Device(auth, device.authenticator().copy());
        device.signIn().expect(200);
        thief.signIn().expectProblem(401, "passkey_refused");
        EventLog.await(
                Topics.USER,
                event -> event.type().equals("user.passkey_copy_suspected")
                        && event.subject().equals(sarah.id().toString()));
        people.mails(sarah.email(), "passkey_copy_suspected", 1);
        device.signIn(Device.honest().counting(0)).expectProblem(401, "passkey_refused");
        device.signIn(Device.honest().counting(50)).expect(200);
    }

    @Test
    void nobodySignsForSomebodyElse() {
        Person sarah = people.signedIn();
        Person mallory = people.signedIn();
        device.registerFor(sarah);
        Device other = Device.securityKey(auth);
        other.registerFor(mallory);
        Map<String, Object> mallorys = other.authenticator().get(other.options(), Device.honest());
        byte[] handle = Base64.getUrlDecoder()
                .decode(String.valueOf(Device.response(mallorys).get("userHandle")));
        device.signIn(Device.honest().asUser(handle)).expectProblem(401, "passkey_refused");
        device.signIn(Device.honest().asUser(new byte[32])).expectProblem(401, "passkey_refused");
        Map<String, Object> renamed = new HashMap<>(device.authenticator().get(device.options(), Device.honest()));
        renamed.put("id", mallorys.get("id"));
        renamed.put("rawId", mallorys.get("id"));
        device.signIn(renamed).expectProblem(401, "passkey_refused");
        String token = people.logIn(sarah.email()).at("/mfa_token");
        JsonNode challenge = people.post("/auth/login/challenge", Map.of("mfa_token", token, "method", "webauthn"))
                .json();
        Map<String, Object> unlisted = new HashMap<>(Device.publicKey(challenge.get("options")));
        unlisted.remove("allowCredentials");
        people.post(
                        "/auth/login/mfa",
                        Map.of(
                                "mfa_token",
                                token,
                                "credential",
                                other.authenticator().get(unlisted, Device.honest())))
                .expectProblem(401, "invalid_code");
    }

    @Test
    void weakAndUnknownAlgorithmsAreRefused() {
        Person sarah = people.signedIn();
        new Device(auth, SoftwareAuthenticator.securityKey(Algorithm.RS1))
                .registerFor(sarah, Device.honest())
                .expectProblem(400, "passkey_not_registered");
        for (int algorithm : new int[] {0, -65535, -35, -47, -37, 1, 5}) {
            device.registerFor(sarah, Device.honest().announcing(algorithm))
                    .expectProblem(400, "passkey_not_registered");
        }
    }

    @Test
    void aCredentialIsRegisteredOnceForAnybody() {
        Person sarah = people.signedIn();
        byte[] id = "a credential id of thirty-two b.".getBytes(UTF_8);
        device.registerFor(sarah, Device.honest().withCredentialId(id)).expect(201);
        Device other = Device.securityKey(auth);
        other.registerFor(people.signedIn(), Device.honest().withCredentialId(id))
                .expectProblem(409, "passkey_already_registered");
        other.registerFor(sarah, Device.honest().withCredentialId(id)).expectProblem(409, "passkey_already_registered");
    }

    @Test
    void rubbishIsRefusedAndNeverAFaultOfOurs() {
        Person sarah = people.signedIn();
        device.registerFor(sarah);
        Random random = new Random(20_261_121);
        for (int i = 0; i < 120; i++) {
            Map<String, Object> signed = device.authenticator().get(device.options(), Device.honest());
            assertThat(device.signIn(mangled(signed, random)).status()).isIn(200, 400, 401);
            Map<String, Object> creation = Device.publicKey(auth.as(sarah.caller())
                    .post("/auth/mfa/webauthn/options", Map.of())
                    .expect(200)
                    .json());
            Map<String, Object> made = SoftwareAuthenticator.securityKey().create(creation, Device.honest());
            assertThat(device.send(sarah, mangled(made, random)).status()).isIn(201, 400, 409);
            forget(sarah);
        }
        for (Object credential : List.of("", 5, List.of(), Map.of(), Map.of("id", 5), Map.of("response", "x"))) {
            people.post("/auth/passkey/login", Map.of("credential", credential)).expect(401);
            auth.as(sarah.caller())
                    .post("/auth/mfa/webauthn", Map.of("name", "Key", "credential", credential))
                    .expectProblem(400, "validation_failed");
        }
    }

    /** One field of the response: cut, turned, doubled, or of another kind. */
    private static Map<String, Object> mangled(Map<String, Object> credential, Random random) {
        Map<String, Object> response = new HashMap<>();
        Device.response(credential).forEach((key, value) -> response.put(String.valueOf(key), value));
        List<String> fields = response.keySet().stream().sorted().toList();
        String field = fields.get(random.nextInt(fields.size()));
        if (response.get(field) instanceof String text) {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            Object wrong = switch (random.nextInt(5)) {
                case 0 -> encoded(Arrays.copyOf(bytes, random.nextInt(bytes.length)));
                case 1 -> {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                    yield encoded(bytes);
                }
                case 2 -> text + text;
                case 3 -> random.nextInt();
                default -> "";
            };
            response.put(field, wrong);
        }
        Map<String, Object> whole = new HashMap<>(credential);
        whole.put("response", response);
        return whole;
    }

    /** What got through stays out of the next round's way. */
    private static void forget(Person person) {
        try (Connection database = auth.asSuperuser();
                Statement statement = database.createStatement()) {
            statement.execute("DELETE FROM factor WHERE user_id = '" + person.id()
                    + "' AND id NOT IN (SELECT min(id::text)::uuid FROM factor WHERE user_id = '" + person.id() + "')");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
