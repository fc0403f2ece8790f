package io.truevalue.permission.assignment;

import static io.truevalue.permission.assignment.AssignmentProblem.OWNER_KEEPS_ADMIN;

import io.truevalue.permission.grant.Authority;
import io.truevalue.permission.grant.Grants;
import io.truevalue.permission.grant.ReadGrants;
import io.truevalue.permission.role.GrantSize;
import io.truevalue.permission.role.Role;
import io.truevalue.permission.role.Roles;
import io.truevalue.permission.team.Teams;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts a member or a team into a role that holds nothing beyond what the one who assigns it holds, nor for longer. The
 * owner is an admin for ever.
 */
@Singleton
public class AssignRole {
    /** The last that RFC 3339 can write, to the microsecond that the database keeps. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private final Memberships memberships;
    private final Teams teams;
    private final Roles roles;
    private final ReadGrants grants;
    private final Authority authority;
    private final Assignments assignments;
    private final Transactions transactions;
    private final Clock clock;

    AssignRole(
            Memberships memberships,
            Teams teams,
            Roles roles,
            ReadGrants grants,
            Authority authority,
            Assignments assignments,
            Transactions transactions,
            Clock clock) {
        this.memberships = memberships;
        this.teams = teams;
        this.roles = roles;
        this.grants = grants;
        this.authority = authority;
        this.assignments = assignments;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Puts the subject into the role until that time; null for ever. */
    public AssignmentView assign(Subject subject, String nameOrId, @Nullable Instant until) {
        OrgId org = Tenancy.current().organization();
        requireThere(org, subject);
        if (until != null && !until.isAfter(clock.instant())) {
            throw CommonProblem.VALIDATION_FAILED
                    .because("An assignment ends in the future.")
                    .field("expires_at", "in_the_past", "a time to come");
        }
        if (until != null && until.isAfter(LATEST)) {
            throw CommonProblem.VALIDATION_FAILED
                    .because("An assignment ends by the year 9999.")
                    .field("expires_at", "too_late", "a time up to the year 9999, or none at all");
        }
        return transactions.in(() -> {
            roles.lock();
            Role role = roles.named(nameOrId);
            authority.ofActorUntil(until).require(grants.ofRoles(List.of(role.roleId())));
            if (until != null && roles.isOwnersAdmin(subject.id(), role)) {
                throw OWNER_KEEPS_ADMIN.because("The owner is an admin without end.");
            }
            assignments.grant(
                    org, subject, role, until, String.valueOf(Tenancy.current().id()));
            if (subject.type() == Subject.Type.USER) {
                verifySize(grants.of(subject.id()));
            }
            return assignments.find(subject, role);
        });
    }

    private static void verifySize(Grants held) {
        Set<String> carried = new TreeSet<>(held.permissions());
        carried.addAll(held.roles());
        carried.addAll(held.teams());
        GrantSize.verify(carried);
    }

    private void requireThere(OrgId org, Subject subject) {
        switch (subject.type()) {
            case USER -> {
                if (memberships.find(org, subject.id()).isEmpty()) {
                    throw CommonProblem.NOT_FOUND.because("No such member.");
                }
            }
            case TEAM -> {
                if (!teams.unknown(org, List.of(subject.id())).isEmpty()) {
                    throw CommonProblem.NOT_FOUND.because("No such team.");
                }
            }
        }
    }
}
