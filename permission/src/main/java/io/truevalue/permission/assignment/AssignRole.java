package io.truevalue.permission.assignment;

import io.truevalue.permission.grant.Authority;
import io.truevalue.permission.grant.ReadGrants;
import io.truevalue.permission.role.Role;
import io.truevalue.permission.role.Roles;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Puts a member into a role that holds nothing beyond what the one who assigns it holds. */
@Singleton
class AssignRole {
    private final Memberships memberships;
    private final Roles roles;
    private final ReadGrants grants;
    private final Authority authority;
    private final Assignments assignments;
    private final Transactions transactions;

    AssignRole(
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

    AssignmentView assign(UUID user, String nameOrId) {
        OrgId org = Tenancy.current().organization();
        if (memberships.find(org, user).isEmpty()) {
            throw CommonProblem.NOT_FOUND.because("No such member.");
        }
        return transactions.in(() -> {
            roles.lock();
            Role role = roles.named(nameOrId);
            authority.ofActor().require(grants.ofRoles(List.of(role.roleId())));
            assignments.grant(org, user, role);
            return assignments.find(user, role);
        });
    }
}
