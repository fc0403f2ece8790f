package io.truevalue.permission.assignment;

import static io.truevalue.permission.assignment.AssignmentProblem.OWNER_KEEPS_ADMIN;

import io.truevalue.permission.grant.Authority;
import io.truevalue.permission.grant.Holdings;
import io.truevalue.permission.grant.ReadGrants;
import io.truevalue.permission.role.Role;
import io.truevalue.permission.role.Roles;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.util.List;

/** Takes somebody out of a role. The owner stays an admin, so that an organisation never is without one. */
@Singleton
public class RevokeRole {
    private final Memberships memberships;
    private final Roles roles;
    private final ReadGrants grants;
    private final Authority authority;
    private final Assignments assignments;
    private final Transactions transactions;

    RevokeRole(
            Memberships memberships,
            Roles roles,
            ReadGrants grants,
            Authority authority,
            Assignments assignments,
            Transactions transactions) {
        this.memberships = memberships;
        this.roles = roles;
        this.grants = grants;
        this.authority = authority;
        this.assignments = assignments;
        this.transactions = transactions;
    }

    /** Who the owner is stands under the same lock, so that no transfer of the ownership comes between. */
    public void revoke(Subject subject, String nameOrId) {
        OrgId org = Tenancy.current().organization();
        boolean owner = memberships.owns(org, subject.id());
        transactions.run(() -> {
            roles.lock();
            if (owner) {
                roles.learnOwner(subject.id());
            }
            Role role = roles.named(nameOrId);
            Holdings held = authority.ofActor();
            // Before who acts is judged: what is not there is not there for anybody. A refusal takes it back.
            if (!assignments.revoke(org, subject, role)) {
                throw CommonProblem.NOT_FOUND.because("No such assignment.");
            }
            held.require(grants.ofRoles(List.of(role.roleId())));
            if (roles.isOwnersAdmin(subject.id(), role)) {
                throw OWNER_KEEPS_ADMIN.because("Transfer the ownership first.");
            }
        });
    }
}
