package io.truevalue.permission.access;

import io.truevalue.permission.assignment.Assignments;
import io.truevalue.permission.catalogue.SystemRole;
import io.truevalue.permission.role.Roles;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Makes the new owner an admin for ever. The old one stays an admin until somebody takes it. May be repeated. */
@Singleton
public class ChangeOwner {
    private final Roles roles;
    private final Assignments assignments;
    private final Transactions transactions;

    ChangeOwner(Roles roles, Assignments assignments, Transactions transactions) {
        this.roles = roles;
        this.assignments = assignments;
        this.transactions = transactions;
    }

    public void change(UUID owner) {
        OrgId org = Tenancy.current().organization();
        transactions.run(() -> {
            roles.lock();
            roles.setOwner(owner);
            assignments.grant(org, owner, roles.system(SystemRole.ADMIN));
        });
    }
}
