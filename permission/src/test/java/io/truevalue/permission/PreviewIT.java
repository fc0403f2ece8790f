package io.truevalue.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PreviewIT {
    @RegisterExtension
    static final ServiceExtension service = ServiceExtension.of("permission").withPeer("org");

    private Tenant tenant;
    private Caller member;

    @BeforeEach
    void provision() {
        tenant = Tenant.in(service);
        member = tenant.newMember();
        tenant.makeRole("clerk", List.of("contacts:read", "deals:write"));
        tenant.assign(member, "clerk");
    }

    @Test
    void tellsWhoGainsAndLosesWhatByAChangeAndChangesNothing() {
        Caller also = tenant.newMember();
        tenant.assign(also, "clerk");
        tenant.assign(also, "viewer");
        String before = tenant.grantsOf(member).body();

        Answer preview = preview(Map.of(
                "change_role",
                Map.of("role", "clerk", "change", Map.of("permissions", List.of("deals:write", "notes:write")))));

        assertThat(preview.at("/counts/touched")).isEqualTo("2");
        assertThat(preview.at("/counts/gaining")).isEqualTo("2");
        assertThat(preview.at("/counts/losing")).isEqualTo("1");
        assertThat(preview.body())
                .contains("{\"user_id\":\"" + member.userId()
                        + "\",\"gained\":[\"notes:write\"],\"lost\":[\"contacts:read\"],\"conditional\":false}")
                .contains("{\"user_id\":\"" + also.userId() + "\",\"gained\":[\"notes:write\"],\"lost\":[],");
        assertThat(tenant.grantsOf(member).body()).isEqualTo(before);
        assertThat(service.as(tenant.owner).get(Tenant.ROLES + "/clerk").at("/version"))
                .isEqualTo("1");
    }

    @Test
    void pagesByUser() {
        for (int i = 0; i < 4; i++) {
            tenant.assign(tenant.newMember(), "clerk");
        }
        Map<String, Object> change = Map.of("delete_role", Map.of("role", "clerk", "reassign_to", "viewer"));

        Answer first = service.as(tenant.owner)
                .post("/permission/api/preview?limit=3", change)
                .expect(200);
        Answer second = service.as(tenant.owner)
                .post("/permission/api/preview?limit=3&cursor=" + first.at("/next_cursor"), change)
                .expect(200);

        assertThat(first.at("/counts/losing")).isEqualTo("5");
        assertThat(Tenant.texts(first, "/items")).hasSize(3);
        assertThat(Tenant.texts(second, "/items")).hasSize(2);
        assertThat(second.json().at("/next_cursor").isNull()).isTrue();
    }

    @Test
    void previewsPlaces() {
        assertThat(preview(Map.of(
                                "assign",
                                Map.of("subject_type", "user", "subject_id", member.userId(), "role", "manager")))
                        .at("/items/0/gained/0"))
                .isNotEmpty();
        assertThat(Tenant.texts(
                        preview(Map.of(
                                "revoke",
                                Map.of("subject_type", "user", "subject_id", member.userId(), "role", "clerk"))),
                        "/items/0/lost"))
                .containsExactly("contacts:read", "deals:write");
        assertThat(Tenant.texts(tenant.grantsOf(member), "/roles")).containsExactly("clerk");
    }

    @Test
    void refusesWhatTheChangeItselfWouldRefuse() {
        service.as(tenant.owner)
                .post("/permission/api/preview", Map.of("delete_role", Map.of("role", "clerk")))
                .expectProblem(409, "role_in_use");
        service.as(tenant.owner)
                .post(
                        "/permission/api/preview",
                        Map.of("change_role", Map.of("role", "viewer", "change", Map.of("permissions", List.of()))))
                .expectProblem(403, "system_role_immutable");
        service.as(member)
                .post(
                        "/permission/api/preview",
                        Map.of("create_role", Map.of("name", "more", "permissions", List.of("billing:write"))))
                .expectProblem(403, "permission_denied");
        service.as(member.with("roles:read"))
                .post("/permission/api/preview", Map.of("create_role", Map.of("name", "less")))
                .expectProblem(403, "permission_denied");
        service.as(tenant.owner).post("/permission/api/preview", Map.of()).expectProblem(400, "validation_failed");
    }

    private Answer preview(Map<String, ?> change) {
        return service.as(tenant.owner).post("/permission/api/preview", change).expect(200);
    }
}
