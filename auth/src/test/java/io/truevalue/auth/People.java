package io.truevalue.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.FakePeer;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;

/** Auth really running between fakes of its peers, and people who register and sign in over HTTP. */
public final class People {
    public static final String PASSWORD = "seven quiet herons at dawn";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServiceExtension auth;
    private final Map<UUID, String> memberships = new ConcurrentHashMap<>();

    private People(ServiceExtension auth) {
        this.auth = auth;
    }

    public static ServiceExtension service() {
        return ServiceExtension.of("auth")
                .with("truevalue.jwt.secret", "a3".repeat(15) + "5c".repeat(17))
                .withPeer("org")
                .withPeer("permission")
                .withPeer("billing")
                .withPeer("notification");
    }

    public static People of(ServiceExtension auth) {
        People people = new People(auth);
        people.everyPeerAnswers();
        return people;
    }

    /** As long as a test does not say otherwise. */
    public void everyPeerAnswers() {
        auth.peer("org").on("/internal/memberships", this::membershipsOf);
        auth.peer("permission")
                .on(
                        "/internal/grants",
                        "{\"roles\":[\"admin\"],\"permissions\":[\"contacts:read\"],\"authz_version\":7}");
        auth.peer("billing").on("/internal/plan", "{\"plan\":\"pro\",\"seats\":50,\"records\":100000}");
        auth.peer("notification")
                .on("/internal/messages", call -> new FakePeer.Reply(202, "{}"))
                .on("/internal/channels", "{\"email\":true,\"sms\":true}");
    }

    /** Somebody who has signed in. */
    public record Person(String email, UUID id, UUID session, String access, String refresh) {
        public Caller caller() {
            return Caller.user(id).withEmail(email).inSession(session);
        }

        public static Person of(String email, Answer pair) {
            JsonNode claims = claims(pair.at("/access_token"));
            return new Person(
                    email,
                    UUID.fromString(claims.get("sub").asText()),
                    UUID.fromString(claims.get("session_id").asText()),
                    pair.at("/access_token"),
                    pair.at("/refresh_token"));
        }
    }

    public static JsonNode claims(String jwt) {
        return part(jwt, 1);
    }

    public static JsonNode header(String jwt) {
        return part(jwt, 0);
    }

    private static JsonNode part(String jwt, int index) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[index]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String newEmail() {
        return "p" + Ids.next().toString().replace("-", "") + "@acme.example";
    }

    public Answer post(String target, Object body) {
        return auth.as(Caller.nobody()).post(target, body);
    }

    public void register(String email, String password) {
        post("/auth/register", Map.of("email", email, "password", password, "full_name", "Sarah Chen"))
                .expect(202);
    }

    /** A registered person with a proved address. */
    public String verified() {
        String email = newEmail();
        register(email, PASSWORD);
        post("/auth/verify-email", Map.of("token", mailedToken(email, "verify_email")))
                .expect(204);
        return email;
    }

    public Person signedIn() {
        String email = verified();
        return Person.of(email, logIn(email).expect(200));
    }

    public Answer logIn(String email) {
        return logIn(email, PASSWORD);
    }

    public Answer logIn(String email, String password) {
        return post("/auth/login", Map.of("email", email, "password", password));
    }

    public Answer refresh(String token) {
        return post("/auth/refresh", Map.of("refresh_token", token));
    }

    /** From now on the user belongs to these organisations. */
    public void belongs(UUID user, Organization... organizations) {
        StringBuilder items = new StringBuilder();
        for (Organization organization : organizations) {
            items.append(items.isEmpty() ? "" : ",").append(organization.json());
        }
        memberships.put(user, items.toString());
    }

    /** An organisation as org tells of it. */
    public record Organization(UUID id, String slug, String status, boolean requireMfa) {
        public Organization(UUID id, String slug, String status) {
            this(id, slug, status, false);
        }

        public static Organization named(String slug) {
            return new Organization(Ids.next(), slug, "active");
        }

        public Organization requiringMfa() {
            return new Organization(id, slug, status, true);
        }

        String json() {
            return "{\"org_id\":\"%s\",\"slug\":\"%s\",\"name\":\"%s Inc\",\"status\":\"%s\",\"owner\":true%s}"
                    .formatted(id, slug, slug, status, requireMfa ? ",\"require_mfa\":true" : "");
        }
    }

    /** The token of the newest mail of the kind, once it was handed to notification. */
    public String mailedToken(String email, String template) {
        String link = mails(email, template, 1).getLast().at("/data/link").asText();
        return link.substring(link.indexOf("#token=") + 7);
    }

    /** The mails of the kind to the address, once there are so many. */
    public List<JsonNode> mails(String email, String template, int count) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> mailsSoFar(email, template), found -> found.size() >= count);
    }

    public List<JsonNode> mailsSoFar(String email, String template) {
        return auth.peer("notification").callsTo("/internal/messages").stream()
                .map(call -> json(call.body()))
                .filter(mail -> mail.path("to").asText().equals(email)
                        && mail.path("template").asText().equals(template))
                .toList();
    }

    private FakePeer.Reply membershipsOf(FakePeer.Call call) {
        UUID user = UUID.fromString(call.target().substring(call.target().indexOf('=') + 1));
        return FakePeer.Reply.ok("{\"items\":[" + memberships.getOrDefault(user, "") + "]}");
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
