package io.truevalue.permission;

import static io.truevalue.permission.Tenant.ASSIGNMENTS;
import static io.truevalue.permission.Tenant.ROLES;
import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ways to hold more than one was given. */
class EscalationIT {
    @RegisterExtension
    static final ServiceExtension service = ServiceExtension.of("permission").withPeer("org");

    private Tenant tenant;
    private Caller clerk;

    @BeforeEach
    void provision() {
        tenant = Tenant.in(service);
        clerk = tenant.newMember();
        tenant.makeRole("clerk", List.of("roles:read", "roles:write", "assignments:write", "contacts:read"));
        tenant.assign(clerk, "clerk");
    }

    @Test
    void nobodyShapesTheRoleByWhichTheyHoldWhatTheyHold() {
        change(clerk, "clerk", List.of("roles:read", "roles:write", "contacts:read"))
                .expectProblem(403, "permission_denied");
        service.as(clerk).delete(ROLES + "/clerk?reassign_to=viewer").expectProblem(403, "permission_denied");
        change(tenant.owner, "clerk", List.of("roles:read", "contacts:read")).expect(200);
    }

    @Test
    void nobodyShapesARoleAboveTheirOwn() {
        tenant.makeRole("boss", List.of("billing:write"));

        change(clerk, "boss", List.of("roles:read")).expectProblem(403, "permission_denied");
        service.as(clerk).patch(ROLES + "/boss", Map.of("name", "harmless")).expectProblem(403, "permission_denied");
        service.as(clerk).delete(ROLES + "/boss").expectProblem(403, "permission_denied");
        tenant.makeRole("low", List.of("contacts:read"));
        service.as(clerk)
                .patch(ROLES + "/low", Map.of("inherits", List.of("boss")))
                .expectProblem(403, "permission_denied");
        service.as(clerk).delete(ROLES + "/low?reassign_to=boss").expectProblem(403, "permission_denied");
        change(clerk, "low", List.of("contacts:read@own")).expect(200);
    }

    @Test
    void nobodyGivesAwayForLongerWhatTheyHoldForATime() {
        Caller deputy = tenant.newMember();
        Instant end = Instant.now().plus(Duration.ofHours(1));
        tenant.assign(tenant.owner, deputy, "admin", end).expect(200);

        tenant.assign(deputy, deputy, "admin", null).expectProblem(403, "permission_denied");
        tenant.assign(deputy, deputy, "admin", end.plusSeconds(1)).expectProblem(403, "permission_denied");
        tenant.assign(deputy, clerk, "viewer", null).expectProblem(403, "permission_denied");
        tenant.assign(deputy, clerk, "viewer", end.minusSeconds(1)).expect(200);
        service.as(deputy)
                .post(ROLES, Map.of("name", "mine", "permissions", List.of("notes:read")))
                .expectProblem(403, "permission_denied");
    }

    @Test
    void nobodyGivesATeamMoreThanTheyHold() {
        UUID team = tenant.newTeam("Sales");

        tenant.assignTeam(clerk, team, "admin").expectProblem(403, "permission_denied");
        tenant.assignTeam(clerk, team, "clerk").expect(200);
        tenant.assignTeam(tenant.owner, team, "admin").expect(200);
        service.as(clerk).delete(ASSIGNMENTS + "/team/" + team + "/admin").expectProblem(403, "permission_denied");
    }

    @Test
    void aFieldOrAScopeIsNotTheWhole() {
        tenant.makeRole("reader", List.of("contacts.emails:read", "deals:read@own"));
        Caller reader = tenant.newMember();
        tenant.makeRole("shaper", List.of("roles:write"), "reader");
        tenant.assign(reader, "shaper");

        for (String beyond : List.of(
                "contacts:read", "contacts.phones:read", "contacts:read@own", "deals:read", "deals:read@team")) {
            service.as(reader)
                    .post(ROLES, Map.of("name", "more", "permissions", List.of(beyond)))
                    .expectProblem(403, "permission_denied");
        }
        service.as(reader)
                .post(
                        ROLES,
                        Map.of("name", "same", "permissions", List.of("contacts.emails:read@own", "deals:read@own")))
                .expect(201);
    }

    @Test
    void theOwnerIsAnAdminWithoutEnd() {
        service.as(tenant.owner).delete(Tenant.path(tenant.owner, "admin")).expectProblem(409, "owner_keeps_admin");
        tenant.assign(tenant.owner, tenant.owner, "admin", Instant.now().plusSeconds(60))
                .expectProblem(409, "owner_keeps_admin");
        Caller second = tenant.newMember();
        tenant.assign(second, "admin");
        service.as(second).delete(Tenant.path(tenant.owner, "admin")).expectProblem(409, "owner_keeps_admin");
        assertThat(tenant.permissionsOf(tenant.owner)).contains("roles:write", "assignments:write");
    }

    /** Ownership goes over while its old holder takes the new one's role: whoever owns it in the end is an admin. */
    @RepeatedTest(5)
    void leavesNoOrganizationWithoutAnAdmin() throws Exception {
        Caller heir = tenant.newMember();
        tenant.assign(heir, "admin");

        together(List.of(
                () -> service.as(Caller.service("org-service", tenant.org))
                        .post("/internal/ownership", Map.of("owner_id", heir.userId()))
                        .expect(204),
                () -> service.as(tenant.owner).delete(Tenant.path(heir, "admin")),
                () -> service.as(heir).delete(Tenant.path(tenant.owner, "admin"))));

        assertThat(tenant.permissionsOf(heir)).contains("roles:write");
        service.as(heir).delete(Tenant.path(heir, "admin")).expectProblem(409, "owner_keeps_admin");
    }

    @RepeatedTest(5)
    void letsTwoRolesNotInheritEachOther() throws Exception {
        tenant.makeRole("left", List.of());
        tenant.makeRole("right", List.of());

        List<Answer> answers = together(List.of(
                () -> service.as(tenant.owner).patch(ROLES + "/left", Map.of("inherits", List.of("right"))),
                () -> service.as(tenant.owner).patch(ROLES + "/right", Map.of("inherits", List.of("left")))));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
    }

    private static Answer change(Caller by, String role, List<String> permissions) {
        return service.as(by).patch(ROLES + "/" + role, Map.of("permissions", permissions));
    }

    private static List<Answer> together(List<Callable<Answer>> calls) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> each : threads.invokeAll(calls)) {
                answers.add(each.get());
            }
            return answers;
        }
    }
}
