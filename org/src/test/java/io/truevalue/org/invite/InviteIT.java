package io.truevalue.org.invite;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.events.codec.Topics;
import io.truevalue.org.Company;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.FakePeer.Reply;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InviteIT {
    @RegisterExtension
    static final ServiceExtension service = Company.service();

    private final Company acme = Company.found(service);

    @Test
    void isMailedToTheCanonicalAddressAndListedWithoutItsToken() {
        String typed = "New." + Ids.next() + "@BÜCHER.example";
        String canonical = typed.toLowerCase(java.util.Locale.ROOT).replace("bücher", "xn--bcher-kva");

        Answer created = acme.asOwner()
                .post(acme.path("/invites"), Map.of("email", typed, "roles", List.of("viewer"), "teams", List.of()))
                .expect(201);

        assertThat(created.at("/email")).isEqualTo(canonical);
        assertThat(created.at("/status")).isEqualTo("pending");
        assertThat(created.header("Location")).isEqualTo(acme.path("/invites/" + created.at("/id")));
        String token = acme.tokenTo(canonical, 1);
        assertThat(acme.mailsTo(canonical)
                        .getFirst()
                        .at("/data/organization_name")
                        .asText())
                .isEqualTo("Acme");
        Answer list = acme.asOwner().get(acme.path("/invites")).expect(200);
        assertThat(list.json().at("/items/0").toString()).isEqualTo(created.body());
        EventLog.Entry told =
                EventLog.await(Topics.MEMBER, event -> event.subject().equals(created.at("/id")));
        assertThat(told.type()).isEqualTo("member.invited");
        assertThat(List.of(created.body(), list.body(), told.value()))
                .allSatisfy(text -> assertThat(text).doesNotContain(token).doesNotContain("hash"));
    }

    @Test
    void keepsItsTokenHashedAndItsMailSealed() throws SQLException {
        Caller ivy = Company.person("Ivy");
        service.peer("notification").on("/internal/messages", call -> new Reply(503, "{}"));
        acme.asOwner().post(acme.path("/invites"), Map.of("email", ivy.email())).expect(201);

        try (Connection superuser = service.asSuperuser();
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery("SELECT sealed FROM mail_job")) {
            row.next();
            assertThat(row.getString(1)).doesNotContain(ivy.email()).doesNotContain("token");
        }
        service.peer("notification").on("/internal/messages", call -> new Reply(202, ""));
        assertThat(acme.tokenTo(ivy.email(), 1)).hasSize(43);
    }

    @Test
    void isMailedOnceHoweverOftenItIsAskedForByOneKey() {
        Caller ivy = Company.person("Ivy");
        Map<String, String> body = Map.of("email", ivy.email());

        Answer first = service.as(acme.owner())
                .header("Idempotency-Key", "invite-ivy")
                .post(acme.path("/invites"), body)
                .expect(201);
        Answer again = service.as(acme.owner())
                .header("Idempotency-Key", "invite-ivy")
                .post(acme.path("/invites"), body)
                .expect(201);

        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.json()).isEqualTo(first.json());
        acme.accept(ivy, acme.tokenTo(ivy.email(), 1)).expect(200);
        assertThat(acme.mailsTo(ivy.email())).hasSize(1);
    }

    @Test
    void givesTheDefaultRoleWhereNoneIsNamed() {
        assertThat(acme.asOwner()
                        .post(acme.path("/invites"), Map.of("email", "a@test.example"))
                        .expect(201)
                        .at("/roles/0"))
                .isEqualTo("member");
    }

    @Test
    void tellsTheAdminOfMembersAndOpenInvites() {
        Caller mia = acme.join("Mia");
        Caller ivy = Company.person("Ivy");
        acme.invite(ivy);

        assertThat(acme.asOwner()
                        .post(acme.path("/invites"), Map.of("email", mia.email().toUpperCase(java.util.Locale.ROOT)))
                        .expectProblem(409, "already_member")
                        .at("/errors/0/field"))
                .isEqualTo("email");
        acme.asOwner().post(acme.path("/invites"), Map.of("email", ivy.email())).expectProblem(409, "already_invited");
        acme.execute("UPDATE invite SET expires_at = now() WHERE email = '" + ivy.email() + "'");
        acme.asOwner().post(acme.path("/invites"), Map.of("email", ivy.email())).expect(201);
    }

    @Test
    void refusesWhatTheInviterCouldNotGive() {
        service.peer("permission").on("/internal/grantable", "{\"allowed\":false,\"missing\":[\"billing:write\"]}");
        Answer refused = acme.asOwner()
                .post(acme.path("/invites"), Map.of("email", "a@test.example", "roles", List.of("admin")))
                .expectProblem(403, "permission_denied");
        assertThat(refused.at("/errors/0/field")).isEqualTo("roles");

        service.peer("permission").on("/internal/grantable", "{\"allowed\":false,\"unknown_roles\":[\"ghost\"]}");
        assertThat(acme.asOwner()
                        .post(acme.path("/invites"), Map.of("email", "a@test.example", "roles", List.of("ghost")))
                        .expectProblem(400, "validation_failed")
                        .at("/errors/0/field"))
                .isEqualTo("roles");
        service.as(acme.owner().with("invites:write"))
                .post(acme.path("/invites"), Map.of("email", "a@test.example", "teams", List.of(Ids.next())))
                .expectProblem(403, "permission_denied");
        service.as(acme.owner().with("members:write"))
                .post(acme.path("/invites"), Map.of("email", "a@test.example"))
                .expectProblem(403, "permission_denied");
        service.as(acme.owner().newIntegration("invites:write"))
                .post(acme.path("/invites"), Map.of("email", "a@test.example"))
                .expectProblem(403, "permission_denied");
    }

    @Test
    void refusesBadAddressesRolesAndTeams() {
        for (String body : List.of(
                "{}",
                "{\"email\":\"\"}",
                "{\"email\":\"no-address\"}",
                "{\"email\":\"a@b@c.test\"}",
                "{\"email\":\"a@test.example\\r\\nBcc: b@test.example\"}",
                "{\"email\":\"a@test.example\",\"roles\":[\"\"]}",
                "{\"email\":\"a@test.example\",\"roles\":[null]}",
                "{\"email\":\"a@test.example\",\"teams\":[\"sales\"]}",
                "{\"email\":\"a@test.example\",\"teams\":[null]}")) {
            acme.asOwner().post(acme.path("/invites"), body).expectProblem(400, "validation_failed");
        }
        acme.asOwner()
                .post(acme.path("/invites"), "{\"email\":\"a@test.example\",\"token\":\"x\"}")
                .expectProblem(400, "unknown_field");
    }

    @Test
    void admitsTheDomainsThatTheSettingsName() {
        acme.asOwner()
                .patch(acme.path(), Map.of("settings", Map.of("invite_domains", List.of("acme.test"))))
                .expect(200);

        assertThat(acme.asOwner()
                        .post(acme.path("/invites"), Map.of("email", "a@sub.acme.test"))
                        .expectProblem(400, "validation_failed")
                        .at("/errors/0/code"))
                .isEqualTo("domain_not_allowed");
        acme.asOwner()
                .post(acme.path("/invites"), Map.of("email", "a@ACME.test"))
                .expect(201);
    }

    @Test
    void isRefusedWhenEverySeatIsTaken() {
        Company.seats(service, 1);

        Answer refused = acme.asOwner()
                .post(acme.path("/invites"), Map.of("email", "a@test.example"))
                .expectProblem(409, "seats_exceeded");
        assertThat(refused.at("/detail")).contains("1");
    }

    @Test
    void sentAgainHasANewLinkAndTheOldOneIsDead() {
        Caller ivy = Company.person("Ivy");
        String first = acme.invite(ivy);
        String id = acme.asOwner().get(acme.path("/invites")).expect(200).at("/items/0/id");
        acme.asOwner().post(acme.path("/invites/" + id + "/resend"), "").expectProblem(429, "rate_limited");
        acme.execute(
                "UPDATE invite SET sent_at = sent_at - interval '8 days', expires_at = expires_at - interval '8 days'"
                        + " WHERE invite_id = '" + id + "'");
        acme.accept(ivy, first).expectProblem(404, "invite_invalid");

        assertThat(acme.asOwner()
                        .post(acme.path("/invites/" + id + "/resend"), "")
                        .expect(200)
                        .at("/status"))
                .isEqualTo("pending");

        String second = acme.tokenTo(ivy.email(), 2);
        acme.accept(ivy, first).expectProblem(404, "invite_invalid");
        acme.accept(ivy, second).expect(200);
        acme.asOwner().post(acme.path("/invites/" + id + "/resend"), "").expectProblem(409, "invite_closed");
        acme.asOwner().delete(acme.path("/invites/" + id)).expectProblem(409, "invite_closed");
    }

    @Test
    void listsByState() {
        acme.asOwner()
                .post(acme.path("/invites"), Map.of("email", "gone@test.example"))
                .expect(201);
        acme.asOwner()
                .post(acme.path("/invites"), Map.of("email", "late@test.example"))
                .expect(201);
        acme.asOwner()
                .post(acme.path("/invites"), Map.of("email", "open@test.example"))
                .expect(201);
        acme.join("Mia");
        acme.execute("UPDATE invite SET expires_at = now() WHERE email = 'late@test.example'");
        String gone = acme.asOwner()
                .get(acme.path("/invites?filter=email==gone@test.example"))
                .expect(200)
                .at("/items/0/id");
        acme.asOwner().delete(acme.path("/invites/" + gone)).expect(204);
        acme.asOwner().delete(acme.path("/invites/" + gone)).expect(204);

        for (String state : Set.of("pending", "accepted", "revoked", "expired")) {
            Answer list = acme.asOwner()
                    .get(acme.path("/invites?count=true&filter=status==" + state))
                    .expect(200);
            assertThat(list.at("/total")).as(state).isEqualTo("1");
            assertThat(list.at("/items/0/status")).isEqualTo(state);
        }
        EventLog.await(
                Topics.MEMBER,
                event -> event.type().equals("member.invite_revoked")
                        && event.subject().equals(gone));
    }

    @Test
    void hidesInvitesFromOthers() {
        Caller ivy = Company.person("Ivy");
        acme.invite(ivy);
        String id = acme.asOwner().get(acme.path("/invites")).expect(200).at("/items/0/id");
        Company rival = Company.found(service);

        rival.asOwner().get(rival.path("/invites/" + id)).expectProblem(404, "not_found");
        rival.asOwner().delete(rival.path("/invites/" + id)).expectProblem(404, "not_found");
        rival.asOwner().post(rival.path("/invites/" + id + "/resend"), "").expectProblem(404, "not_found");
        acme.asOwner().get(acme.path("/invites/x")).expectProblem(404, "not_found");
    }
}
