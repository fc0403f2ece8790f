package io.truevalue.org.grant;

import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.calls.ServiceCalls;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Nobody gives or takes what they do not hold; what somebody holds is permission's to say, by its database. Signed calls,
 * so never to be made while rows are locked.
 */
@Singleton
public final class Grants {
    private final ServiceCalls services;

    Grants(ServiceCalls services) {
        this.services = services;
    }

    /** What permission is asked. */
    record Actor(String id, String type, Set<String> permissions) {}

    record Question(Actor actor, Collection<String> roles, Collection<String> teams) {}

    record Assignment(UUID userId, Collection<String> roles, UUID grantedBy) {}

    public Grantable ask(Principal actor, Collection<String> roles, Collection<String> teams) {
        return ask(new Actor(String.valueOf(actor.id()), actor.type().wireName(), actor.permissions()), roles, teams);
    }

    /** The same about a member who does not act at the moment. */
    public Grantable ask(UserId member, Collection<String> roles, Collection<String> teams) {
        return ask(new Actor(member.toString(), "user", Set.of()), roles, teams);
    }

    /** Refuses who would give or take more than they hold. */
    public void require(Principal actor, Collection<String> roles, Collection<String> teams) {
        Grantable answer = ask(actor, roles, teams);
        if (answer.isBeyond()) {
            throw beyond(answer);
        }
    }

    /** Gives roles to a member; giving them twice is giving them once. */
    public void assign(UUID member, Collection<String> roles, UUID giver) {
        services.post("permission", "/internal/assignments", new Assignment(member, roles, giver), Map.class);
    }

    /** Has permission protect another owner, and make them an admin. */
    public void protectOwner(UUID owner) {
        services.post("permission", "/internal/ownership", Map.of("owner_id", owner));
    }

    public static Problem beyond(Grantable answer) {
        String most = String.join(", ", answer.missing().stream().limit(10).toList());
        return CommonProblem.PERMISSION_DENIED.because(
                "It would give or take what you do not hold yourself: " + most + ".");
    }

    private Grantable ask(Actor actor, Collection<String> roles, Collection<String> teams) {
        if (roles.isEmpty() && teams.isEmpty()) {
            return Grantable.NOTHING;
        }
        return services.post(
                "permission",
                "/internal/grantable",
                new Question(actor, List.copyOf(roles), List.copyOf(teams)),
                Grantable.class);
    }
}
