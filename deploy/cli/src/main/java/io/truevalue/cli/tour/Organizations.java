package io.truevalue.cli.tour;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The steps about an organisation, its members and its plan. */
final class Organizations {
    private final Platform platform;

    Organizations(Platform platform) {
        this.platform = platform;
    }

    void create(Person owner, String name, String slug) {
        Answer created = platform.gateway()
                .post("/org/api/organizations", owner.token(), Map.of("name", name, "slug", slug))
                .expect(201);
        owner.found(created.text("slug"));
    }

    void switchTo(Person person) {
        Answer pair = platform.gateway()
                .post("/auth/switch-organization", person.token(), Map.of("organization", person.organization()))
                .expect(200);
        person.logIn(pair.text("access_token"), pair.text("refresh_token"));
    }

    void listMembers(Person owner) {
        Answer members = platform.gateway()
                .get("/org/api/organizations/" + owner.organization() + "/members", owner.token())
                .expect(200);
        List<JsonNode> items = members.items().toList();
        boolean alone = items.size() == 1
                && items.getFirst().path("email").asText().equals(owner.email())
                && items.getFirst().path("owner").asBoolean()
                && items.getFirst().path("roles").toString().contains("admin");
        if (!alone) {
            throw new StepFailed("expected " + owner.email() + " alone, as owner and admin");
        }
    }

    void choosePro(Person owner) {
        Answer plans = platform.gateway().get("/billing/api/plans", null).expect(200);
        if (plans.items().noneMatch(plan -> plan.toString().contains("\"pro\""))) {
            throw new StepFailed("there is no Pro plan");
        }
        platform.gateway()
                .post("/billing/api/subscription", owner.token(), Map.of("plan", "pro"))
                .expect(201);
        Answer subscription = platform.gateway()
                .get("/billing/api/subscription", owner.token())
                .expect(200);
        if (!subscription.body().toString().contains("\"pro\"")) {
            throw new StepFailed("the subscription is not for Pro");
        }
    }
}
