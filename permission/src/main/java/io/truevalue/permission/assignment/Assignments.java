package io.truevalue.permission.assignment;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.permission.grant.AuthzVersions;
import io.truevalue.permission.role.Role;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Tenancy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Puts users into roles and out of them: the row, the risen version and the event are one. Asks nobody's leave. */
@Singleton
public class Assignments {
    private final AssignmentStore assignments;
    private final AuthzVersions versions;
    private final Outbox outbox;
    private final Clock clock;

    Assignments(AssignmentStore assignments, AuthzVersions versions, Outbox outbox, Clock clock) {
        this.assignments = assignments;
        this.versions = versions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Without effect where the user is in the role. */
    public void grant(OrgId org, UUID user, Role role) {
        String by = String.valueOf(Tenancy.current().id());
        if (assignments.add(org.value(), user, role.roleId(), by, clock.instant()) == 1) {
            tell("assignment.granted", org, user, role);
        }
    }

    /** False where the user is not in the role. */
    boolean revoke(OrgId org, UUID user, Role role) {
        boolean removed = assignments.remove(user, role.roleId()) == 1;
        if (removed) {
            tell("assignment.revoked", org, user, role);
        }
        return removed;
    }

    AssignmentView find(UUID user, Role role) {
        return assignments.find(user, role.roleId()).orElseThrow();
    }

    private void tell(String type, OrgId org, UUID user, Role role) {
        outbox.append(Event.of(Topics.ROLE, type, user)
                .with("user_id", user)
                .with("role", role.name())
                .with("role_id", role.roleId())
                .with("authz", versions.raise(org, List.of(user))));
    }
}
