package io.truevalue.auth.token;

import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.calls.ServiceCalls;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks org, permission and billing where a user stands. Without org or permission there is no token: what a user may do
 * is never guessed. Without billing the plan is the free one.
 */
@Singleton
public final class ReadStanding {
    private static final Logger log = LoggerFactory.getLogger(ReadStanding.class);

    private final ServiceCalls calls;

    ReadStanding(ServiceCalls calls) {
        this.calls = calls;
    }

    /** At sign-in without a choice: in the last used organisation, else the only one, else none. */
    public Standing byDefault(UserId user, @Nullable UUID lastUsed) {
        return read(user, memberships -> Standing.choose(memberships, lastUsed));
    }

    /** In the named organisation; one that the user does not belong to does not exist. */
    public Standing inSlug(UserId user, String slug) {
        return read(
                user,
                memberships -> Optional.of(memberships.stream()
                        .filter(membership -> membership.slug().equals(slug))
                        .findFirst()
                        .orElseThrow(() -> CommonProblem.NOT_FOUND.because("No such organisation."))));
    }

    /** As a session stands: in its organisation, or in none once the user does not belong to it any more. */
    public Standing inSession(UserId user, @Nullable UUID organization) {
        return read(
                user,
                memberships -> memberships.stream()
                        .filter(membership -> membership.orgId().equals(organization))
                        .findFirst());
    }

    /** Everywhere, where they are suspended too. */
    public List<Membership> membershipsOf(UserId user) {
        return Tenancy.callAs(self(), () -> memberships(user));
    }

    /** Where the user may work now. */
    public List<Membership> organizationsOf(UserId user) {
        return membershipsOf(user).stream().filter(Membership::isActive).toList();
    }

    private static Principal self() {
        return Principal.service("auth-service", null, Tenancy.current().requestId());
    }

    private Standing read(UserId user, Function<List<Membership>, Optional<Membership>> choice) {
        Principal self = self();
        List<Membership> active = organizationsOf(user);
        Membership chosen = choice.apply(active).orElse(null);
        if (chosen == null) {
            return new Standing(active, null, Grants.NONE, Plan.FREE.plan());
        }
        return Tenancy.callAs(
                self.in(new OrgId(chosen.orgId())), () -> new Standing(active, chosen, grants(user), plan().plan()));
    }

    private List<Membership> memberships(UserId user) {
        return calls.get("org", "/internal/memberships?user_id=" + user, Membership.Answer.class)
                .items();
    }

    private Grants grants(UserId user) {
        return calls.get("permission", "/internal/grants?user_id=" + user, Grants.class);
    }

    private Plan plan() {
        try {
            return calls.get("billing", "/internal/plan", Plan.class);
        } catch (Problem e) {
            log.warn("billing cannot be asked, the plan is taken as free: {}", e.internal());
            return Plan.FREE;
        }
    }
}
