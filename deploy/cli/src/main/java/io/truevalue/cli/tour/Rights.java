package io.truevalue.cli.tour;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The steps about who may do what: a custom role, its scope, a policy. */
final class Rights {
    private static final String CONTACTS = "/crm/api/contacts?limit=5";

    private final Platform platform;
    private final Members members;
    private @Nullable String policy;

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

    /** A policy denies what the role grants, and is the reason that is told. It may touch anybody: all tokens are outdated. */
    void deny(Person admin, Person member) {
        String user = member.claim("sub");
        policy = platform.gateway()
                .post(
                        "/permission/api/policies",
                        admin.token(),
                        Map.of(
                                "name",
                                "One reads no contacts",
                                "effect",
                                "deny",
                                "permissions",
                                List.of("contacts:read"),
                                "condition",
                                "principal.id == \"" + user + "\""))
                .expect(201)
                .text("id");
        members.refresh(admin);
        platform.await(() -> members.get(member, CONTACTS), answer -> answer.status() == 403, "the policy is not felt")
                .expectProblem(403, "permission_denied");
        Answer why = platform.gateway()
                .post("/permission/api/explain", admin.token(), Map.of("user_id", user, "permission", "contacts:read"))
                .expect(200);
        if (!why.text("allowed").equals("false") || !why.text("policy.id").equals(policy)) {
            throw new StepFailed("the explanation names another reason: " + why.text("sentence"));
        }
        platform.tell(why.text("sentence"));
    }

    void allowAgain(Person admin, Person member) {
        if (policy == null) {
            throw new StepFailed("there is no policy: an earlier step failed");
        }
        platform.gateway()
                .delete("/permission/api/policies/" + policy, admin.token())
                .expect(204);
        members.refresh(admin);
        platform.await(
                () -> members.get(member, CONTACTS), answer -> answer.status() == 200, "the policy is still felt");
    }
}
