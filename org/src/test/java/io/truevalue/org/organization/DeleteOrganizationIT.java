package io.truevalue.org.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.events.codec.Topics;
import io.truevalue.org.Company;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeleteOrganizationIT {
    @RegisterExtension
    static final ServiceExtension service = Company.service();

    private final Company acme = Company.found(service);

    @Test
    void endsAtOnceAndForGood() {
        Caller invited = Company.person("Ivy");
        String token = acme.invite(invited);
        Caller member = acme.join("Mia", "members:read", "organization:read");

        acme.asOwner().delete(acme.path()).expect(204);

        service.as(member).get(acme.path()).expectProblem(404, "not_found");
        service.as(member).get(acme.path("/members")).expectProblem(404, "not_found");
        acme.asOwner().get(acme.path("/teams")).expectProblem(404, "not_found");
        acme.asOwner().delete(acme.path()).expectProblem(404, "not_found");
        acme.accept(invited, token).expectProblem(404, "invite_invalid");
        assertThat(service.as(member)
                        .get("/org/api/organizations")
                        .expect(200)
                        .json()
                        .at("/items"))
                .isEmpty();
        assertThat(service.as(Caller.service("auth-service", null))
                        .get("/internal/memberships?user_id=" + member.userId())
                        .expect(200)
                        .json()
                        .at("/items"))
                .isEmpty();
        EventLog.await(
                Topics.ORGANIZATION,
                event -> event.type().equals("organization.deleted")
                        && event.subject().equals(acme.id().toString()));
    }

    @Test
    void isForItsOwnerWithAFreshFactorAlone() {
        Caller admin = acme.join("Ada", Company.everything());

        service.as(admin).delete(acme.path()).expectProblem(403, "owner_required");
        service.as(acme.owner().authenticatedAt(Instant.now().minus(Duration.ofMinutes(11))))
                .delete(acme.path())
                .expectProblem(403, "step_up_required");
        service.as(acme.owner().with("organization:write")).delete(acme.path()).expectProblem(403, "permission_denied");
        service.as(Caller.newMember(Company.everything())).delete(acme.path()).expectProblem(404, "not_found");
        acme.asOwner().get(acme.path()).expect(200);
    }

    @Test
    void holdsItsSlugForThirtyDays() {
        acme.asOwner().delete(acme.path()).expect(204);
        Map<String, String> taken = Map.of("name", "Other", "slug", acme.slug());

        service.as(Caller.newUser()).post("/org/api/organizations", taken).expectProblem(409, "slug_taken");
        acme.execute("UPDATE slug_claim SET free_at = now() - interval '1 second' WHERE slug = '" + acme.slug() + "'");
        assertThat(service.as(Caller.newUser())
                        .post("/org/api/organizations", taken)
                        .expect(201)
                        .at("/id"))
                .isNotEqualTo(acme.id().toString());
    }

    @Test
    void forgetsItsPeopleAfterThirtyDays() {
        acme.join("Mia");
        acme.asOwner().post(acme.path("/teams"), Map.of("name", "Sales")).expect(201);
        acme.asOwner().delete(acme.path()).expect(204);
        service.bean(PurgeDeleted.class).purge();
        assertThat(acme.count("membership")).isEqualTo(2);

        acme.execute(
                "UPDATE organization SET deleted_at = now() - interval '31 days' WHERE org_id = '" + acme.id() + "'");
        service.bean(PurgeDeleted.class).purge();

        assertThat(acme.count("membership") + acme.count("invite") + acme.count("team") + acme.count("member_role"))
                .isZero();
        assertThat(acme.count("organization")).isEqualTo(1);
    }
}
