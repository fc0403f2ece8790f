package io.truevalue.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.testing.Caller;
import io.truevalue.testing.ForeignTenant;
import io.truevalue.testing.ServiceExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TenantIsolationIT {
    @RegisterExtension
    static final ServiceExtension service = ServiceExtension.of("permission");

    @Test
    void reachesNoRowOfAnotherTenant() throws SQLException {
        Caller owner = Caller.newMember("*");
        service.as(Caller.service("org-service", owner.orgId()))
                .post("/internal/organizations", Map.of("org_id", owner.orgId(), "owner_id", owner.userId()))
                .expect(204);
        service.as(owner)
                .header("Idempotency-Key", "mine")
                .post(
                        "/permission/api/roles",
                        Map.of("name", "mine", "permissions", List.of("notes:read"), "inherits", List.of("viewer")))
                .expect(201);

        try (Connection superuser = service.asSuperuser();
                Connection app = service.asApp()) {
            List<String> tables = ForeignTenant.tables(superuser);
            assertThat(tables)
                    .containsExactly(
                            "assignment",
                            "authz_version",
                            "idempotency_key",
                            "organization",
                            "role",
                            "role_inheritance",
                            "role_permission");
            assertThat(ForeignTenant.reached(tables, app)).isEmpty();
        }
    }
}
