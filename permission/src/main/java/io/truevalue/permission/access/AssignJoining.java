package io.truevalue.permission.access;

import io.truevalue.permission.assignment.Assignments;
import io.truevalue.permission.assignment.Subject;
import io.truevalue.permission.role.Role;
import io.truevalue.permission.role.Roles;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives who joins the roles that their invite promised; whether they may be given was asked as they were invited. */
@Singleton
class AssignJoining {
    private final Roles roles;
    private final Assignments assignments;
    private final Transactions transactions;

    AssignJoining(Roles roles, Assignments assignments, Transactions transactions) {
        this.roles = roles;
        this.assignments = assignments;
        this.transactions = transactions;
    }

    /** May be repeated. */
    JoinAnswer assign(JoinRequest request) {
        OrgId org = Tenancy.current().organization();
        return transactions.in(() -> {
            roles.lock();
            List<String> assigned = new ArrayList<>();
            List<String> gone = new ArrayList<>();
            for (String name : request.roles()) {
                Optional<Role> role = roles.find(name);
                if (role.isEmpty()) {
                    gone.add(name);
                } else {
                    assignments.grant(org, Subject.user(request.userId()), role.get(), null, request.grantedBy());
                    assigned.add(role.get().name());
                }
            }
            return new JoinAnswer(assigned, gone);
        });
    }
}
