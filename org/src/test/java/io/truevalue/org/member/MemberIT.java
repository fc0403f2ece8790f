package io.truevalue.org.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.FakePeer.Reply;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MemberIT {
    @RegisterExtension
    static final ServiceExtension service =
            ServiceExtension.of("org").withPeer("permission").withPeer("auth");

    private final Caller sarah = Caller.newUser();
    private final String slug = "acme-" + sarah.userId().toString().substring(24);
    private final String members = "/org/api/organizations/" + slug + "/members";
    private UUID org = Ids.next();
    private Caller owner = sarah;

    @BeforeEach
    void createOrganization() {
        service.peer("permission").on("/internal/organizations", call -> new Reply(204, ""));
        service.peer("auth").on("/internal/users/bulk", """
                {"items":[{"id":"%s","email":"sarah@acme.test","full_name":"Sarah"}]}""".formatted(sarah.userId()));
        org = UUID.fromString(service.as(sarah)
                .post("/org/api/organizations", Map.of("name", "Acme", "slug", slug))
                .expect(201)
                .at("/id"));
        owner = sarah.in(org, slug).with("members:read");
    }

    @Test
    void listsTheOwnerFromTheStart() {
        Answer list = service.as(owner).get(members + "?count=true").expect(200);

        assertThat(list.at("/total")).isEqualTo("1");
        assertThat(list.json().at("/items/0").toString())
                .startsWith(
                        "{\"user_id\":\"" + sarah.userId() + "\",\"email\":\"sarah@acme.test\",\"full_name\":\"Sarah\","
                                + "\"status\":\"active\",\"owner\":true,\"roles\":[\"admin\"],\"teams\":[],\"joined_at\":\"");
    }

    @Test
    void tellsWhomItWouldStopToRequireASecondFactor() throws SQLException {
        addMembers(1_200);
        service.peer("auth").on("/internal/users/second-factors", """
                {"items":["%s","%s"]}""".formatted(sarah.userId(), UUID.randomUUID()));
        Caller writer = sarah.in(org, slug).with("organization:write");
        Answer told = service.as(writer)
                .get("/org/api/organizations/" + slug + "/second-factors")
                .expect(200);

        assertThat(told.at("/members")).isEqualTo("1201");
        assertThat(told.at("/without")).isEqualTo("1200");
        assertThat(told.json().at("/items")).hasSize(50);
        assertThat(told.body()).doesNotContain(sarah.userId().toString());
        assertThat(service.peer("auth").callsTo("/internal/users/second-factors"))
                .hasSize(2);
        service.as(owner)
                .get("/org/api/organizations/" + slug + "/second-factors")
                .expectProblem(403, "permission_denied");
        service.peer("auth").on("/internal/users/second-factors", call -> new Reply(503, ""));
        service.as(writer)
                .get("/org/api/organizations/" + slug + "/second-factors")
                .expectProblem(503, "unavailable");
    }

    @Test
    void pagesThroughManyWithOneCallEach() throws SQLException {
        addMembers(25);
        int before = service.peer("auth").callsTo("/internal/users/bulk").size();

        Set<String> seen = new HashSet<>();
        String cursor = "";
        int pages = 0;
        do {
            Answer page = service.as(owner)
                    .get(members + "?limit=10" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .expect(200);
            page.json()
                    .at("/items")
                    .forEach(item -> seen.add(item.at("/user_id").asText()));
            cursor = page.json().at("/next_cursor").isNull() ? "" : page.at("/next_cursor");
            pages++;
        } while (!cursor.isEmpty());

        assertThat(seen).hasSize(26);
        assertThat(pages).isEqualTo(3);
        assertThat(service.peer("auth").callsTo("/internal/users/bulk")).hasSize(before + 3);
    }

    @Test
    void followsPermissionsAssignments() {
        publish("assignment.granted", "\"role\":\"sales\"");
        awaitRoles("[\"admin\",\"sales\"]");

        publish("role.updated", "\"before\":{\"name\":\"sales\"},\"after\":{\"name\":\"selling\"}");
        awaitRoles("[\"admin\",\"selling\"]");

        publish("assignment.revoked", "\"role\":\"selling\"");
        awaitRoles("[\"admin\"]");
    }

    @Test
    void forgetsARoleThatWasDeleted() {
        publish("assignment.granted", "\"role\":\"sales\"");
        awaitRoles("[\"admin\",\"sales\"]");

        publish("role.deleted", "\"before\":{\"name\":\"sales\"}");
        awaitRoles("[\"admin\"]");
    }

    @Test
    void tellsOfALookOnceAMinute() {
        service.as(owner).get(members).expect(200);
        service.as(owner).get(members).expect(200);
        Caller other = Caller.newUser().in(org, slug).with("members:read");
        service.as(other).get(members).expect(200);

        EventLog.await(Topics.MEMBER, event -> listedBy(event, other));
        assertThat(EventLog.await(Topics.MEMBER, event -> listedBy(event, owner) || listedBy(event, other)))
                .satisfies(event -> assertThat(event.key()).isEqualTo(org.toString()));
        assertThat(EventLog.await(
                        Topics.MEMBER,
                        2,
                        event -> event.type().equals("members.listed")
                                && event.key().equals(org.toString())))
                .hasSize(2);
    }

    @Test
    void isUnavailableWhileAuthIs() {
        service.peer("auth").on("/internal/users/bulk", call -> new Reply(500, "{}"));

        service.as(owner).get(members).expectProblem(503, "unavailable");
    }

    @Test
    void hidesMembersFromOthers() {
        service.as(Caller.newMember("members:read")).get(members).expectProblem(404, "not_found");
        service.as(sarah.in(org, slug).with("organization:read")).get(members).expectProblem(403, "permission_denied");
    }

    @Test
    void tellsAuthWhereAUserBelongs() {
        String target = "/internal/memberships?user_id=" + sarah.userId();

        for (UUID acted : new UUID[] {null, org, Ids.next()}) {
            Answer answer = service.as(Caller.service("auth-service", acted)).get(target);
            assertThat(answer.expect(200).json().at("/items").toString())
                    .isEqualTo("[{\"org_id\":\"" + org + "\",\"slug\":\"" + slug
                            + "\",\"name\":\"Acme\",\"status\":\"active\",\"owner\":true,\"require_mfa\":false}]");
        }
        assertThat(service.as(Caller.service("auth-service", org))
                        .get("/internal/memberships?user_id=" + Ids.next())
                        .expect(200)
                        .json()
                        .at("/items"))
                .isEmpty();
        service.as(Caller.service("crm-service", org)).get(target).expectProblem(403, "caller_not_allowed");
    }

    @Test
    void tellsAuditLogWhoTheAdminsAre() throws SQLException {
        addMembers(2);

        Answer admins = service.as(Caller.service("audit-log-service", org))
                .get("/internal/admins")
                .expect(200);
        assertThat(admins.json().toString())
                .isEqualTo("{\"name\":\"Acme\",\"items\":[{\"user_id\":\"" + sarah.userId()
                        + "\",\"email\":\"sarah@acme.test\",\"full_name\":\"Sarah\"}]}");
        assertThat(service.as(Caller.service("audit-log-service", Ids.next()))
                        .get("/internal/admins")
                        .expect(200)
                        .json()
                        .at("/items"))
                .isEmpty();
    }

    private static boolean listedBy(EventLog.Entry event, Caller reader) {
        return event.type().equals("members.listed")
                && reader.userId().toString().equals(event.attributes().get("actorid"));
    }

    private void publish(String type, String data) {
        EventLog.publish(
                Topics.ROLE,
                org.toString(),
                Map.of(
                        "id", Ids.next().toString(),
                        "source", "/permission-service",
                        "type", type,
                        "subject", sarah.userId().toString(),
                        "time", Instant.now().toString(),
                        "orgid", org.toString()),
                "{\"user_id\":\"" + sarah.userId() + "\"," + data + "}");
    }

    private void awaitRoles(String expected) {
        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        String roles;
        do {
            roles = service.as(owner)
                    .get(members)
                    .expect(200)
                    .json()
                    .at("/items/0/roles")
                    .toString();
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        } while (!roles.equals(expected) && System.nanoTime() < deadline);
        assertThat(roles).isEqualTo(expected);
    }

    private void addMembers(int count) throws SQLException {
        try (Connection superuser = service.asSuperuser();
                PreparedStatement add = superuser.prepareStatement("""
                        INSERT INTO membership (org_id, user_id, status, joined_at)
                        SELECT ?, gen_random_uuid(), 'active', now() FROM generate_series(1, ?)""")) {
            add.setObject(1, org);
            add.setInt(2, count);
            add.executeUpdate();
        }
    }
}
