package io.truevalue.org;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.testing.Caller;
import io.truevalue.testing.FakePeer.Reply;
import io.truevalue.testing.ForeignTenant;
import io.truevalue.testing.ServiceExtension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TenantIsolationIT {
    @RegisterExtension
    static final ServiceExtension service = Company.service();

    @Test
    void reachesNoRowOfAnotherTenant() throws SQLException {
        Company acme = Company.found(service);
        Caller mia = acme.join("Mia");
        acme.asOwner()
                .post(acme.path("/teams"), Map.of("name", "Sales", "lead_id", mia.userId()))
                .expect(201);
        acme.asOwner()
                .patch(acme.path("/members/" + mia.userId() + "/profile"), Map.of("title", "Boss"))
                .expect(200);
        acme.asOwner().get(acme.path("/members")).expect(200);
        acme.asOwner().patch(acme.path(), Map.of("slug", acme.slug() + "-new")).expect(200);
        acme.execute("INSERT INTO welcome (org_id, user_id, invite_id, inviter_id, roles, teams, next_attempt_at)"
                + " VALUES ('" + acme.id() + "', '" + mia.userId() + "', gen_random_uuid(), '" + mia.userId()
                + "', '{}', '{}', now() + interval '1 day')");

        try (Connection superuser = service.asSuperuser();
                Connection app = service.asApp()) {
            List<String> tables = ForeignTenant.tables(superuser);
            assertThat(tables)
                    .containsExactly(
                            "former_slug",
                            "invite",
                            "member_role",
                            "membership",
                            "organization",
                            "profile",
                            "team",
                            "team_member",
                            "told_listing",
                            "welcome");
            assertThat(ForeignTenant.reached(tables, app)).isEmpty();
        }
    }

    @Test
    void opensItsNarrowDoorsToTheirOwnerOnly() throws SQLException {
        service.peer("permission").on("/internal/organizations", call -> new Reply(204, ""));
        Caller mine = Caller.newUser();
        Caller theirs = Caller.newUser();
        for (Caller owner : List.of(mine, theirs)) {
            service.as(owner)
                    .post("/org/api/organizations", Map.of("name", "Doors"))
                    .expect(201);
        }

        try (Connection app = service.asApp()) {
            app.setAutoCommit(false);
            assertThat(ownersSeen(app, "", mine.userId().toString())).containsExactly(mine.userId());
            assertThat(ownersSeen(
                            app, UUID.randomUUID().toString(), mine.userId().toString()))
                    .isEmpty();
            assertThat(ownersSeen(app, "", "auth-service")).isEmpty();
            assertThat(ownersSeen(app, "", "int_" + mine.userId())).isEmpty();
        }
    }

    @Test
    void tellsTheOrganisationOfAnInviteToWhoHoldsItsTokenAlone() throws SQLException {
        Company acme = Company.found(service);
        acme.invite(Company.person("Ivy"));

        try (Connection app = service.asApp();
                PreparedStatement guess = app.prepareStatement(
                        "SELECT organization_of_invite(h) FROM unnest(ARRAY['', '%', ?, NULL]) h")) {
            guess.setString(1, acme.id().toString());
            try (ResultSet rows = guess.executeQuery()) {
                while (rows.next()) {
                    assertThat(rows.getString(1)).isNull();
                }
            }
        }
    }

    private static List<UUID> ownersSeen(Connection app, String org, String actor) throws SQLException {
        List<UUID> seen = new ArrayList<>();
        try (PreparedStatement tenant = app.prepareStatement("SELECT set_config('app.org_id', ?, true),"
                        + " set_config('app.user_id', ?, true), set_config('app.permissions', '', true)");
                PreparedStatement owners = app.prepareStatement("SELECT owner_id FROM organization")) {
            tenant.setString(1, org);
            tenant.setString(2, actor);
            tenant.execute();
            try (ResultSet rows = owners.executeQuery()) {
                while (rows.next()) {
                    seen.add(rows.getObject(1, UUID.class));
                }
            }
        }
        app.rollback();
        return seen;
    }
}
