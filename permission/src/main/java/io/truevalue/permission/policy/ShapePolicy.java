package io.truevalue.permission.policy;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.permission.grant.Authority;
import io.truevalue.permission.grant.AuthzVersions;
import io.truevalue.permission.role.Roles;
import io.truevalue.policy.Policy;
import io.truevalue.policy.copy.PolicyCopies;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import io.truevalue.web.IfMatch;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Makes, changes and removes policies, one change at a time in an organisation. Before and after, a policy is about
 * nothing that the one who shapes it does not hold. The row, the copy that this service obeys and the news are one.
 */
@Singleton
class ShapePolicy {
    private static final int MOST = 100;

    private final PolicyStore store;
    private final PolicyRules rules;
    private final PolicyCopies copies;
    private final Roles roles;
    private final Authority authority;
    private final AuthzVersions versions;
    private final Transactions transactions;
    private final Clock clock;

    ShapePolicy(
            PolicyStore store,
            PolicyRules rules,
            PolicyCopies copies,
            Roles roles,
            Authority authority,
            AuthzVersions versions,
            Transactions transactions,
            Clock clock) {
        this.store = store;
        this.rules = rules;
        this.copies = copies;
        this.roles = roles;
        this.authority = authority;
        this.versions = versions;
        this.transactions = transactions;
        this.clock = clock;
    }

    PolicyView create(PolicyRequest request) {
        OrgId org = Tenancy.current().organization();
        Policy policy = rules.checked(Ids.next(), 1, request);
        return transactions.in(() -> {
            roles.lock();
            requireHeld(policy);
            requireFree(policy);
            if (store.all().size() >= MOST) {
                throw PolicyProblem.POLICIES_LIMIT_REACHED.because("At most " + MOST + " policies.");
            }
            store.add(
                    org.value(),
                    policy,
                    PolicyRules.description(request),
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
            copies.put(org.value(), policy);
            PolicyView created = find(policy.id());
            versions.tell(
                    org, Event.of(Topics.ROLE, "policy.created", policy.id()).after(created), versions.everybody());
            return created;
        });
    }

    PolicyView change(String id, PolicyChange change, IfMatch seen) {
        OrgId org = Tenancy.current().organization();
        return transactions.in(() -> {
            roles.lock();
            PolicyView before = find(idOf(id));
            seen.verify(before.version());
            requireHeld(before.policy());
            PolicyRequest wanted = change.over(before);
            Policy policy = rules.checked(before.id(), before.version() + 1, wanted);
            requireHeld(policy);
            requireFree(policy);
            store.change(
                    policy, PolicyRules.description(wanted), clock.instant().truncatedTo(ChronoUnit.MICROS));
            copies.put(org.value(), policy);
            PolicyView after = find(policy.id());
            versions.tell(
                    org,
                    Event.of(Topics.ROLE, "policy.updated", policy.id())
                            .before(before)
                            .after(after),
                    versions.everybody());
            return after;
        });
    }

    void delete(String id, IfMatch seen) {
        OrgId org = Tenancy.current().organization();
        transactions.run(() -> {
            roles.lock();
            PolicyView before = find(idOf(id));
            seen.verify(before.version());
            requireHeld(before.policy());
            store.remove(before.id());
            copies.remove(org.value(), before.policy().ended());
            versions.tell(
                    org, Event.of(Topics.ROLE, "policy.deleted", before.id()).before(before), versions.everybody());
        });
    }

    /** Who shapes a policy over everything holds at least what policies are about. */
    private void requireHeld(Policy policy) {
        authority
                .ofActorUntil(null)
                .require(
                        policy.permissions().contains(Policy.EVERYTHING)
                                ? java.util.List.of("policies:write", "roles:write", "assignments:write")
                                : policy.permissions());
    }

    private void requireFree(Policy policy) {
        store.findNamed(policy.name())
                .filter(other -> !other.id().equals(policy.id()))
                .ifPresent(taken -> {
                    throw PolicyProblem.POLICY_NAME_TAKEN
                            .because("Choose another name.")
                            .field("name", "taken", "taken already");
                });
    }

    private PolicyView find(UUID id) {
        return store.find(id).orElseThrow(() -> CommonProblem.NOT_FOUND.because("No such policy."));
    }

    private static UUID idOf(String id) {
        return Ids.parse(id).orElseThrow(() -> CommonProblem.NOT_FOUND.because("No such policy."));
    }
}
