package io.truevalue.standalone.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.events.codec.Topics;
import io.truevalue.standalone.decision.World.Contact;
import io.truevalue.standalone.decision.World.Person;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.FakePeer;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A decision is the same in the token, in check and in the database, and the one that is right. */
final class DecisionIT {
    private static final List<String> ASKED = List.of("full_name", "job_title", "emails");

    @RegisterExtension
    static final ServiceExtension PERMISSION = ServiceExtension.of("permission").withPeer("org");

    @RegisterExtension
    static final ServiceExtension CRM = ServiceExtension.of("crm").withPeer("billing");

    private final List<String> differences = new ArrayList<>();
    private int allowed;
    private int refused;

    @Test
    void isTheSameInTheTokenInCheckAndInTheDatabase() throws Exception {
        compare(Long.getLong("decision.seed", 4L), 6);
    }

    @Tag("fault")
    @Test
    void isTheSameManyTimes() throws Exception {
        for (long seed = 100; seed < 110; seed++) {
            compare(seed, 6);
        }
    }

    private void compare(long seed, int worlds) throws Exception {
        register();
        Random random = new Random(seed);
        for (int i = 0; i < worlds; i++) {
            World made = settle(World.random(random));
            for (Person person : made.people()) {
                judge(
                        made,
                        person,
                        "seed " + seed + ", world " + i + " " + made.roles() + made.places() + made.policies());
            }
        }
        assertThat(differences.stream().limit(5)).as("seed " + seed).isEmpty();
        assertThat(Math.min(allowed, refused))
                .as("of either answer, seed " + seed)
                .isGreaterThan(50 * worlds);
    }

    private static void register() throws IOException {
        JsonNode declared = new ObjectMapper()
                .readTree(Path.of("../../docs/catalogue/crm.json").toFile());
        PERMISSION
                .as(Caller.service("crm-service", null))
                .post("/internal/catalogue", declared)
                .expect(204);
    }

    /** Writes the world down, by the routes and events that people and services use. */
    private static World settle(World world) throws SQLException {
        Caller admin = Caller.newUser().in(world.org(), "acme").inRoles("admin").with("*");
        PERMISSION.peer("org").on("/internal/memberships", call -> FakePeer.Reply.ok("""
                {"items":[{"org_id":"%s","slug":"acme","name":"Acme","status":"active","owner":false}]}""".formatted(world.org())));
        PERMISSION
                .as(Caller.service("org-service", world.org()))
                .post("/internal/organizations", Map.of("org_id", world.org(), "owner_id", admin.userId()))
                .expect(204);
        world.people().forEach(person -> tell(world, "member.joined", person.id(), Map.of("user_id", person.id())));
        world.teams().forEach(team -> tell(world, "team.created", team, Map.of()));
        world.people()
                .forEach(person -> person.teams()
                        .forEach(team -> tell(
                                world, "team.member_added", team, Map.of("team_id", team, "user_id", person.id()))));
        world.roles()
                .forEach(role -> PERMISSION
                        .as(admin)
                        .post(
                                "/permission/api/roles",
                                Map.of(
                                        "name",
                                        role.name(),
                                        "permissions",
                                        role.permissions(),
                                        "inherits",
                                        role.inherits()))
                        .expect(201));
        awaitTeams(world);
        world.places()
                .forEach(place -> PERMISSION
                        .as(admin)
                        .put(
                                "/permission/api/assignments/" + (place.team() ? "team" : "user") + "/"
                                        + place.subject() + "/" + place.role(),
                                "")
                        .expect(200));
        expire(world);
        world.policies()
                .forEach(rule -> PERMISSION
                        .as(admin)
                        .post(
                                "/permission/api/policies",
                                Map.of(
                                        "name", Ids.next().toString(),
                                        "effect", rule.deny() ? "deny" : "allow",
                                        "permissions", List.of(rule.permission()),
                                        "condition", rule.condition().text()))
                        .expect(201));
        Caller crmAdmin = admin.with("contacts:read", "contacts:write");
        List<Contact> contacts = new ArrayList<>();
        awaitPolicies(world, 0);
        for (Contact contact : world.contacts()) {
            contacts.add(contact.as(create(crmAdmin, contact)));
        }
        awaitPolicies(world, world.policies().size());
        return new World(
                world.org(), world.people(), world.teams(), world.roles(), world.places(), world.policies(), contacts);
    }

    /** As the administrator whom no policy reaches: a service's own connection could not create for others. */
    private static UUID create(Caller admin, Contact contact) throws SQLException {
        UUID id = contact.id();
        try (Connection database = CRM.asSuperuser();
                PreparedStatement insert = database.prepareStatement("""
                        INSERT INTO contact (org_id, id, version, full_name, job_title, emails, phones, addresses,
                            owner_id, team_id, tags, custom, created_by, created_at, updated_at)
                        VALUES (?, ?, 1, 'Name', 'Title', '[{"value":"a@b.example","label":null,"primary":true}]', '[]', '[]', ?, ?, ?, '{}', ?, now(),
                            now())""")) {
            insert.setObject(1, admin.orgId());
            insert.setObject(2, id);
            insert.setObject(3, contact.owner());
            insert.setObject(4, contact.team());
            insert.setArray(5, database.createArrayOf("text", contact.tags().toArray()));
            insert.setString(6, admin.userId().toString());
            insert.executeUpdate();
        }
        return id;
    }

    private void judge(World world, Person person, String where) {
        Oracle oracle = new Oracle(world);
        Answer grants = PERMISSION
                .as(Caller.service("auth-service", world.org()))
                .get("/internal/grants?user_id=" + person.id())
                .expect(200);
        Caller token = Caller.user(person.id())
                .in(world.org(), "acme")
                .inRoles(texts(grants.json().at("/roles")).toArray(String[]::new))
                .with(texts(grants.json().at("/permissions")).toArray(String[]::new))
                .inTeams(person.teams().toArray(UUID[]::new));
        Map<UUID, JsonNode> listed = listed(token);
        for (Contact contact : world.contacts()) {
            JsonNode seen = listed.get(contact.id());
            boolean sees = oracle.sees(person, contact);
            compare(where, "list", person, contact, sees, seen != null);
            compare(where, "read", person, contact, sees, status(token, contact) == 200);
            check(where, token, person, contact, "contacts:read", oracle.mayWhole(person, "read", contact));
            for (String field : ASKED) {
                boolean may = oracle.mayField(person, "read", field, contact);
                check(where, token, person, contact, "contacts." + field + ":read", may);
                Set<String> hidden = seen == null ? Set.copyOf(World.FIELDS) : Set.copyOf(texts(seen.path("hidden")));
                compare(where, "field " + field, person, contact, may, !hidden.contains(field));
            }
            boolean writes = oracle.mayField(person, "write", "job_title", contact);
            check(where, token, person, contact, "contacts.job_title:write", writes);
            int patched = CRM.as(token)
                    .patch(
                            "/crm/api/contacts/" + contact.id(),
                            Map.of("job_title", Ids.next().toString()))
                    .status();
            assertThat(patched).isIn(200, 403, 404);
            compare(where, "patch", person, contact, writes && sees, patched == 200);
        }
    }

    private void check(
            String where, Caller token, Person person, Contact contact, String permission, boolean expected) {
        Map<String, @Nullable Object> record = new HashMap<>();
        record.put("owner_id", contact.owner());
        record.put("team_id", contact.team());
        record.put("tags", contact.tags());
        Answer answer = PERMISSION
                .as(token)
                .post("/permission/api/check", Map.of("permission", permission, "resource", record))
                .expect(200);
        compare(
                where,
                "check " + permission,
                person,
                contact,
                expected,
                answer.json().at("/allowed").asBoolean());
    }

    private void compare(String where, String what, Person person, Contact contact, boolean expected, boolean found) {
        if (expected) {
            allowed++;
        } else {
            refused++;
        }
        if (expected != found) {
            differences.add(
                    where + ": " + what + " of " + person + " on " + contact + " is " + found + ", not " + expected);
        }
    }

    private static Map<UUID, JsonNode> listed(Caller token) {
        Map<UUID, JsonNode> found = new HashMap<>();
        Answer list = CRM.as(token).get("/crm/api/contacts?limit=200");
        list.json()
                .path("items")
                .forEach(item -> found.put(UUID.fromString(item.path("id").asText()), item));
        return found;
    }

    private static int status(Caller token, Contact contact) {
        return CRM.as(token).get("/crm/api/contacts/" + contact.id()).status();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static void awaitTeams(World world) {
        for (Person person : world.people()) {
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
                JsonNode teams = PERMISSION
                        .as(Caller.service("auth-service", world.org()))
                        .get("/internal/grants?user_id=" + person.id())
                        .json()
                        .path("teams");
                return teams.size() == person.teams().size();
            });
        }
        awaitCount(
                world,
                "SELECT count(*) FROM team WHERE org_id = ?",
                world.teams().size());
        awaitCount(
                world,
                "SELECT count(*) FROM member WHERE org_id = ?",
                world.people().size());
    }

    /** The copy has them; memory follows within a quarter of a second, which one read of it later is past. */
    private static void awaitPolicies(World world, int policies) {
        awaitCount(world, "SELECT count(*) FROM policy_copy WHERE org_id = ?", policies);
        Instant since = Instant.now();
        Awaitility.await().until(() -> Instant.now().isAfter(since.plusMillis(600)));
    }

    private static void awaitCount(World world, String sql, int expected) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            try (Connection database = CRM.asSuperuser();
                    PreparedStatement statement = database.prepareStatement(sql)) {
                statement.setObject(1, world.org());
                ResultSet row = statement.executeQuery();
                return row.next() && row.getInt(1) >= expected;
            }
        });
    }

    private static void expire(World world) throws SQLException {
        for (World.Place place : world.places()) {
            if (place.expired()) {
                String table = place.team() ? "team_assignment" : "assignment";
                String subject = place.team() ? "team_id" : "user_id";
                try (Connection database = PERMISSION.asSuperuser();
                        PreparedStatement end = database.prepareStatement("UPDATE " + table
                                + " SET expires_at = now() - interval '1 second' WHERE org_id = ? AND " + subject
                                + " = ? AND role_id = (SELECT role_id FROM role WHERE org_id = ? AND name = ?)")) {
                    end.setObject(1, world.org());
                    end.setObject(2, place.subject());
                    end.setObject(3, world.org());
                    end.setString(4, place.role());
                    end.executeUpdate();
                }
            }
        }
    }

    private static void tell(World world, String type, UUID subject, Map<String, ?> data) {
        try {
            EventLog.publish(
                    Topics.MEMBER,
                    world.org().toString(),
                    Map.of(
                            "id", Ids.next().toString(),
                            "source", "/org-service",
                            "type", type,
                            "subject", subject.toString(),
                            "time", Instant.now().toString(),
                            "orgid", world.org().toString()),
                    new ObjectMapper().writeValueAsString(data));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
