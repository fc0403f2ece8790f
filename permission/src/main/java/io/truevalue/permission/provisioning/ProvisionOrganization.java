package io.truevalue.permission.provisioning;

import io.truevalue.permission.assignment.Assignments;
import io.truevalue.permission.catalogue.SystemRole;
import io.truevalue.permission.role.Roles;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Gives a new organisation its system roles and makes its owner an admin, once. */
@Singleton
class ProvisionOrganization {
    private final OrganizationStore organizations;
    private final Roles roles;
    private final Assignments assignments;
    private final Transactions transactions;
    private final Clock clock;

    ProvisionOrganization(
            OrganizationStore organizations,
            Roles roles,
            Assignments assignments,
            Transactions transactions,
            Clock clock) {
        this.organizations = organizations;
        this.roles = roles;
        this.assignments = assignments;
        this.transactions = transactions;
        this.clock = clock;
    }

    void provision(ProvisionRequest request) {
        OrgId org = new OrgId(request.orgId());
        transactions.inAs(Tenancy.current().in(org), () -> {
            if (organizations.add(org.value(), clock.instant()) == 1) {
                roles.addSystemRoles(org);
                roles.setOwner(request.ownerId());
                assignments.grant(org, request.ownerId(), roles.system(SystemRole.ADMIN));
            }
            return true;
        });
    }
}
