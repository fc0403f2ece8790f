package io.truevalue.cli.tour;

import java.util.List;
import java.util.Map;

/** The steps about who may do what: a custom role, its scope, a policy. */
final class Rights {
    private final Platform platform;
    private final Members members;

    Rights(Platform platform, Members members) {
        this.platform = platform;
        this.members = members;
    }

    void createRole(Person admin, String name) {
        platform.gateway()
                .post(
                        "/permission/api/roles",
                        admin.token(),
                        Map.of("name", name, "permissions", List.of("contacts:read@team")))
                .expect(201);
    }

    /** One contact is the team's, and a member of the team sees that one and no other. */
    void seeTheTeamsAlone(Person admin, Person member) {
        platform.gateway()
                .patch("/crm/api/contacts/" + admin.contact(), admin.token(), Map.of("team_id", members.team()))
                .expect(200);
        Answer list =
                members.get(member, "/crm/api/contacts?limit=5&count=true").expect(200);
        List<String> seen = list.items().map(item -> item.path("id").asText()).toList();
        if (!seen.equals(List.of(admin.contact())) || list.number("total") != 1) {
            throw new StepFailed("expected the team's contact alone, got " + list.number("total"));
        }
        platform.gateway()
                .patch("/crm/api/contacts/" + admin.contact(), member.token(), Map.of("job_title", "Taken"))
                .expectProblem(403, "permission_denied");
    }
}
