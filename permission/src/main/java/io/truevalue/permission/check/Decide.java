package io.truevalue.permission.check;

import io.truevalue.permission.catalogue.Catalogue;
import io.truevalue.permission.check.PolicyVoice.Verdict;
import io.truevalue.permission.grant.Grants;
import io.truevalue.permission.grant.ReadGrants;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.permission.Permission;
import io.truevalue.tenancy.permission.Scope;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides by what somebody holds at this moment, whatever their token says: what is not granted is not allowed, and a
 * policy that denies beats every grant. Must run in a transaction.
 */
@Singleton
class Decide {
    private final Catalogue catalogue;
    private final ReadGrants grants;
    private final List<PolicyVoice> policies;
    private final Clock clock;

    Decide(Catalogue catalogue, ReadGrants grants, List<PolicyVoice> policies, Clock clock) {
        this.catalogue = catalogue;
        this.grants = grants;
        this.policies = policies;
        this.clock = clock;
    }

    /** Who is asked about: oneself, or somebody else, which takes {@code assignments:read}. */
    static UUID userOf(CheckRequest request) {
        Principal actor = Tenancy.current();
        UUID user = request.userId() == null ? actor.user().value() : request.userId();
        if (!user.toString().equals(actor.id())) {
            actor.require("assignments:read");
        }
        return user;
    }

    /**
     * The permission that is asked for.
     *
     * @param at where in the request the question stands
     */
    Permission permissionOf(CheckRequest request, String at) {
        Permission asked = catalogue
                .find(request.permission())
                .orElseThrow(() -> CommonProblem.VALIDATION_FAILED
                        .because("There is no such permission.")
                        .field(at + "permission", "unknown_permission", "one of the catalogue"));
        if (request.resource() != null
                && request.resource().get("type") instanceof String type
                && !type.equals(asked.resource())) {
            throw CommonProblem.VALIDATION_FAILED
                    .because("The resource is of another type than the permission.")
                    .field(at + "resource.type", "other_type", asked.resource());
        }
        return asked;
    }

    Ruling decide(UUID user, Permission asked, @Nullable Map<String, @Nullable Object> resource) {
        return decide(user, grants.of(user), asked, resource);
    }

    Ruling decide(UUID user, Grants held, Permission asked, @Nullable Map<String, @Nullable Object> resource) {
        Question question =
                new Question(subject(user, held), asked, resource == null ? Map.of() : resource, requestOf(user));
        List<Permission> sufficient = sufficient(question);
        boolean granted = sufficient.stream().anyMatch(held.set()::covers);
        Verdict verdict = policies.stream()
                .map(voice -> voice.judge(question))
                .findFirst()
                .orElse(Verdict.NONE);
        return new Ruling(question, sufficient, granted, !granted && grants.isSuspended(user), verdict);
    }

    /** The permission itself; of a given record also the one over a team's or one's own, where the record is such. */
    private static List<Permission> sufficient(Question question) {
        Permission asked = question.permission();
        List<Permission> sufficient = new ArrayList<>(List.of(asked));
        if (asked.scope() == Scope.ALL) {
            if (question.resource().get("team_id") instanceof String team
                    && question.subject().teams().contains(team)) {
                sufficient.add(asked.in(Scope.TEAM));
            }
            if (question.subject().id().toString().equals(question.resource().get("owner_id"))) {
                sufficient.add(asked.in(Scope.OWN));
            }
        }
        return sufficient;
    }

    private static Question.Subject subject(UUID user, Grants held) {
        Principal actor = Tenancy.current();
        boolean oneself = user.toString().equals(actor.id());
        return new Question.Subject(
                user,
                oneself ? actor.email() : null,
                Set.copyOf(held.roles()),
                Set.copyOf(held.teams()),
                Principal.Type.USER.wireName());
    }

    private Question.RequestFacts requestOf(UUID user) {
        Principal actor = Tenancy.current();
        return user.toString().equals(actor.id())
                ? new Question.RequestFacts(clock.instant(), actor.clientIp(), actor.factors(), actor.authenticatedAt())
                : new Question.RequestFacts(clock.instant(), null, Set.of(), null);
    }
}
