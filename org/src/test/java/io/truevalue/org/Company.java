package io.truevalue.org;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.FakePeer;
import io.truevalue.testing.FakePeer.Reply;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.SignedCalls;
import io.truevalue.web.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** An organisation in a running service whose neighbours are fakes that say yes. */
public final class Company {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<UUID, String> PEOPLE = new ConcurrentHashMap<>();

    private final ServiceExtension service;
    private final Caller owner;
    private final UUID id;
    private final String slug;

    private Company(ServiceExtension service, Caller owner, UUID id, String slug) {
        this.service = service;
        this.owner = owner;
        this.id = id;
        this.slug = slug;
    }

    public static ServiceExtension service() {
        return ServiceExtension.of("org")
                .withPeer("permission")
                .withPeer("auth")
                .withPeer("billing")
                .withPeer("notification");
    }

    /** A new one with five seats, whose owner holds every permission. */
    public static Company found(ServiceExtension service) {
        FakePeer permission = service.peer("permission");
        permission.on("/internal/organizations", call -> new Reply(204, ""));
        permission.on("/internal/ownership", call -> new Reply(204, ""));
        permission.on(
                "/internal/grantable", "{\"allowed\":true,\"missing\":[],\"unknown_roles\":[],\"unknown_teams\":[]}");
        permission.on("/internal/assignments", "{\"assigned\":[],\"gone\":[]}");
        service.peer("auth").on("/internal/users/bulk", Company::people);
        service.peer("notification").on("/internal/messages", call -> new Reply(202, ""));
        seats(service, 5);
        Caller founder = person("Olivia Owner");
        String slug = "acme-" + founder.userId().toString().substring(24);
        UUID id = UUID.fromString(service.as(founder)
                .post("/org/api/organizations", Map.of("name", "Acme", "slug", slug))
                .expect(201)
                .at("/id"));
        return new Company(service, founder.in(id, slug).with(everything()), id, slug);
    }

    public static String[] everything() {
        return new String[] {
            "organization:read",
            "organization:write",
            "organization:delete",
            "members:read",
            "members:write",
            "teams:read",
            "teams:write",
            "invites:write"
        };
    }

    public static void seats(ServiceExtension service, int count) {
        service.peer("billing").on("/internal/plan", "{\"plan\":\"free\",\"seats\":" + count + ",\"records\":10000}");
    }

    /** Somebody with an account at auth. */
    public static Caller person(String name) {
        Caller person = Caller.newUser();
        know(person.userId(), name, person.userId() + "@test.example");
        return person;
    }

    public static void know(UUID id, String name, String email) {
        PEOPLE.put(
                id, "{\"id\":\"" + id + "\",\"email\":\"" + email + "\",\"full_name\":\"" + name + "\",\"more\":true}");
    }

    public static void forget(UUID id) {
        PEOPLE.remove(id);
    }

    private static Reply people(FakePeer.Call call) {
        return Reply.ok(StreamSupport.stream(read(call.body()).path("ids").spliterator(), false)
                .map(asked -> PEOPLE.get(UUID.fromString(asked.asText())))
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.joining(",", "{\"items\":[", "]}")));
    }

    public Caller owner() {
        return owner;
    }

    public UUID id() {
        return id;
    }

    public String slug() {
        return slug;
    }

    public String path() {
        return "/org/api/organizations/" + slug;
    }

    public String path(String rest) {
        return path() + rest;
    }

    public SignedCalls asOwner() {
        return service.as(owner);
    }

    /** The person as a member with these permissions. */
    public Caller member(Caller person, String... permissions) {
        return person.in(id, slug).with(permissions);
    }

    /** Invites an address and reads the token in the mail. */
    public String invite(Caller person, Object... more) {
        Map<String, Object> body = new java.util.HashMap<>();
        body.put("email", person.email());
        for (int i = 0; i < more.length; i += 2) {
            body.put((String) more[i], more[i + 1]);
        }
        int before = mailsTo(person.email()).size();
        asOwner().post(path("/invites"), body).expect(201);
        return tokenTo(person.email(), before + 1);
    }

    /** Of the mail to the address that is so manieth. */
    public String tokenTo(String email, int number) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> mailsTo(email).size() >= number);
        String link = mailsTo(email).get(number - 1).at("/data/link").asText();
        assertThat(link).startsWith("http://localhost:8000/accept-invite#token=");
        return link.substring(link.indexOf('=') + 1);
    }

    /** Each once, however often it was handed over. */
    public List<JsonNode> mailsTo(String email) {
        Map<String, JsonNode> mails = new java.util.LinkedHashMap<>();
        service.peer("notification").callsTo("/internal/messages").forEach(call -> {
            JsonNode mail = read(call.body());
            if (mail.path("to").asText().equals(email)) {
                mails.putIfAbsent(mail.path("id").asText(), mail);
            }
        });
        return List.copyOf(mails.values());
    }

    public Answer accept(Caller person, String token) {
        return service.as(person).post("/org/api/invites/accept", Map.of("token", token));
    }

    /** Joins somebody by an invite. */
    public Caller join(String name, String... permissions) {
        Caller person = person(name);
        accept(person, invite(person)).expect(200);
        return member(person, permissions);
    }

    /** Members without an account, as many as are wanted. */
    public void addMembers(int count) {
        execute("INSERT INTO membership (org_id, user_id, status, joined_at)" + " SELECT '" + id
                + "', gen_random_uuid(), 'active', now() FROM generate_series(1, " + count + ")");
    }

    public void execute(String sql) {
        try (Connection superuser = service.asSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Rows of the organisation in a table. */
    public int count(String table) {
        try (Connection superuser = service.asSuperuser();
                Statement statement = superuser.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT count(*) FROM " + table + " WHERE org_id = '" + id + "'")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    public static UUID anyId() {
        return Ids.next();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
