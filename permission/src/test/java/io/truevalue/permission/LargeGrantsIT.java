package io.truevalue.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ten thousand roles, and roles of very many permissions. */
class LargeGrantsIT {
    @RegisterExtension
    static final ServiceExtension service = ServiceExtension.of("permission").withPeer("org");

    private Tenant tenant;
    private Caller member;

    @BeforeEach
    void provision() {
        tenant = Tenant.in(service);
        member = tenant.newMember();
    }

    /** A tree in which each role inherits the one that is a tenth of it: what holds at its root reaches every leaf. */
    @Test
    void flattensOneOfTenThousandRoles() throws SQLException {
        tenant.makeRole("role-0", List.of("billing:read"));
        try (Connection superuser = service.asSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("""
                    INSERT INTO role (org_id, role_id, name, system, created_at, updated_at)
                    SELECT '%1$s', gen_random_uuid(), 'role-' || n, false, now(), now()
                    FROM generate_series(1, 10000) n""".formatted(tenant.org));
            statement.execute("""
                    INSERT INTO role_inheritance (org_id, role_id, inherits_id)
                    SELECT r.org_id, r.role_id, b.role_id FROM role r
                    JOIN role b ON b.org_id = r.org_id AND b.name = 'role-' || (substr(r.name, 6)::int / 10)
                    WHERE r.org_id = '%s' AND r.name ~ '^role-[1-9]'""".formatted(tenant.org));
        }
        tenant.assign(member, "role-9999");

        assertThat(tenant.permissionsOf(member)).containsExactly("billing:read");
        assertThat(tenant.mayNow(member, "billing:read", Map.of())).isTrue();
        assertThat(Tenant.texts(
                        service.as(member).post("/permission/api/explain", Map.of("permission", "billing:read")),
                        "/sources/0/via"))
                .containsExactly("role-999", "role-99", "role-9", "role-0");
        service.as(tenant.owner)
                .patch(Tenant.ROLES + "/role-0", Map.of("inherits", List.of("role-9999")))
                .expectProblem(409, "role_cycle");
        assertThat(service.as(tenant.owner).get(Tenant.ROLES + "?count=true").at("/total"))
                .isEqualTo("10005");
    }

    @Test
    void refusesALineOfInheritanceWithoutEnd() {
        tenant.makeRole("level-0", List.of());
        for (int i = 1; i <= 32; i++) {
            tenant.makeRole("level-" + i, List.of(), "level-" + (i - 1));
        }
        service.as(tenant.owner)
                .post(Tenant.ROLES, Map.of("name", "level-33", "inherits", List.of("level-32")))
                .expectProblem(400, "validation_failed");
        tenant.makeRole("ground", List.of());
        service.as(tenant.owner)
                .patch(Tenant.ROLES + "/level-0", Map.of("inherits", List.of("ground")))
                .expectProblem(400, "validation_failed");
    }

    @Test
    void carriesEveryFieldThatIsPermittedAlone() {
        List<String> some = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String action : List.of("read", "write")) {
            for (String field : List.of(
                    "first_name",
                    "last_name",
                    "full_name",
                    "job_title",
                    "company_id",
                    "company_name",
                    "emails",
                    "phones",
                    "addresses",
                    "birthday",
                    "website",
                    "tags",
                    "custom")) {
                for (String scope : List.of("@team", "@own")) {
                    some.add("contacts." + field + ":" + action + scope);
                }
            }
            for (String field :
                    List.of("name", "domain", "industry", "website", "phones", "addresses", "tags", "custom")) {
                for (String scope : List.of("@team", "@own")) {
                    others.add("companies." + field + ":" + action + scope);
                }
            }
        }
        tenant.makeRole("fields", some);
        tenant.makeRole("more", others, "fields");
        tenant.assign(member, "more");

        assertThat(tenant.permissionsOf(member)).containsExactlyInAnyOrderElementsOf(both(some, others));
    }

    private static List<String> both(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
