package io.truevalue.auth.token;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a user stands as a token is minted: their organisations, the chosen one, and what they may do there.
 *
 * @param chosen null before a user has an organisation, or when theirs is gone
 * @param enrolOnly whether the chosen organisation requires a second factor that was not proved: then nothing may be done
 *     there but to enrol one
 */
public record Standing(
        List<Membership> memberships, @Nullable Membership chosen, Grants grants, String plan, boolean enrolOnly) {
    public Standing {
        memberships = List.copyOf(memberships);
    }

    Standing(List<Membership> memberships, @Nullable Membership chosen, Grants grants, String plan) {
        this(memberships, chosen, grants, plan, false);
    }

    /** As it is for a session that was proved so (RFC 8176). */
    public Standing provedBy(List<String> factors) {
        return chosen != null && chosen.requiresSecondFactor() && !factors.contains(Amr.SEVERAL)
                ? new Standing(memberships, chosen, grants.none(), plan, true)
                : this;
    }

    public @Nullable UUID organizationId() {
        return chosen == null ? null : chosen.orgId();
    }

    /** Which organisation a user signs in to without naming one: the last used, else the only one, else none. */
    static Optional<Membership> choose(List<Membership> memberships, @Nullable UUID lastUsed) {
        Optional<Membership> last = memberships.stream()
                .filter(membership -> membership.orgId().equals(lastUsed))
                .findFirst();
        if (last.isPresent() || memberships.size() != 1) {
            return last;
        }
        return Optional.of(memberships.getFirst());
    }
}
