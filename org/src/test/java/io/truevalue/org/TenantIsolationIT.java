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
    static final ServiceExtension service =
            ServiceExtension.of("org").withPeer("permission").withPeer("auth");

    @Test
    void reachesNoRowOfAnotherTenant() throws SQLException {
        service.peer("permission").on("/internal/organizations", call -> new Reply(204, ""));
        service.peer("auth").on("/internal/users/bulk", "{\"items\":[]}");
        Caller owner = Caller.newUser();
        UUID org = UUID.fromString(service.as(owner)
                .post("/org/api/organizations", Map.of("name", "Acme", "slug", "acme-isolated"))
                .expect(201)
                .at("/id"));
        service.as(owner.in(org, "acme-isolated").with("members:read"))
                .get("/org/api/organizations/acme-isolated/members")
                .expect(200);

        try (Connection superuser = service.asSuperuser();
                Connection app = service.asApp()) {
            List<String> tables = ForeignTenant.tables(superuser);
            assertThat(tables).containsExactly("member_role", "membership", "organization", "told_listing");
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
