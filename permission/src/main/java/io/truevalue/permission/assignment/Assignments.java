package io.truevalue.permission.assignment;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.permission.grant.AuthzVersions;
import io.truevalue.permission.role.MoveHolders;
import io.truevalue.permission.role.Role;
import io.truevalue.permission.team.Teams;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Tenancy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Puts users and teams into roles and out of them: the row, the risen versions and the event are one. Asks nobody's leave.
 * Must run in a transaction, under the organisation's lock.
 */
@Singleton
public class Assignments implements MoveHolders {
    private final AssignmentStore assignments;
    private final AuthzVersions versions;
    private final Teams teams;
    private final ExpiryAlarm expiry;
    private final Clock clock;

    Assignments(AssignmentStore assignments, AuthzVersions versions, Teams teams, ExpiryAlarm expiry, Clock clock) {
        this.assignments = assignments;
        this.versions = versions;
        this.teams = teams;
        this.expiry = expiry;
        this.clock = clock;
    }

    /** For ever, in the name of who acts; without effect where the user is in the role so. */
    public void grant(OrgId org, UUID user, Role role) {
        grant(
                org,
                Subject.user(user),
                role,
                null,
                String.valueOf(Tenancy.current().id()));
    }

    /** Without effect where the subject is in the role until that same time. */
    public void grant(OrgId org, Subject subject, Role role, @Nullable Instant until, String by) {
        if (assignments.put(org.value(), subject, role.roleId(), by, clock.instant(), until) == 1) {
            Event granted = told("assignment.granted", subject, role.roleId(), role.name());
            versions.tell(org, granted.with("expires_at", until).with("granted_by", by), touched(subject));
            if (until != null) {
                expiry.wakeAfterCommit();
            }
        }
    }

    /** False where the subject is not in the role. */
    boolean revoke(OrgId org, Subject subject, Role role) {
        boolean removed = assignments.remove(subject, role.roleId()) == 1;
        if (removed) {
            versions.tell(org, told("assignment.revoked", subject, role.roleId(), role.name()), touched(subject));
        }
        return removed;
    }

    AssignmentView find(Subject subject, Role role) {
        return assignments.find(subject, role.roleId()).orElseThrow();
    }

    /** What was over at that time ends for good. */
    void endExpired(OrgId org, Instant now) {
        tellEnded(org, assignments.removeExpired(now), "expired");
    }

    /** A member who left is in no role; one who came back since keeps what they were given then. */
    public void endOfMember(OrgId org, UUID user, Instant leftAt) {
        tellEnded(org, assignments.removeOfUser(user, leftAt), "member_removed");
    }

    public void endOfTeam(OrgId org, UUID team) {
        tellEnded(org, assignments.removeOfTeam(team), "team_deleted");
    }

    /** Nobody is told: the organisation is gone. */
    public void endAll() {
        assignments.removeAll();
    }

    @Override
    public void move(OrgId org, Role from, Role to) {
        for (AssignmentView each : assignments.inRole(from.roleId())) {
            Subject subject = new Subject(
                    Subject.Type.valueOf(each.subject().type().toUpperCase(java.util.Locale.ROOT)),
                    each.subject().id());
            assignments.remove(subject, from.roleId());
            boolean lastsLonger = assignments
                    .find(subject, to.roleId())
                    .filter(there -> there.expiresAt() == null
                            || (each.expiresAt() != null && !each.expiresAt().isAfter(there.expiresAt())))
                    .isPresent();
            if (!lastsLonger) {
                grant(
                        org,
                        subject,
                        to,
                        each.expiresAt(),
                        String.valueOf(Tenancy.current().id()));
            }
        }
    }

    private void tellEnded(OrgId org, List<AssignmentStore.Ended> ended, String reason) {
        for (AssignmentStore.Ended each : ended) {
            versions.tell(
                    org,
                    told("assignment.revoked", each.subject(), each.roleId(), each.role())
                            .with("reason", reason),
                    touched(each.subject()));
        }
    }

    private List<UUID> touched(Subject subject) {
        return switch (subject.type()) {
            case USER -> List.of(subject.id());
            case TEAM -> teams.membersOf(subject.id());
        };
    }

    private static Event told(String type, Subject subject, UUID role, String name) {
        return Event.of(Topics.ROLE, type, subject.id())
                .with("subject", AssignmentView.SubjectView.of(subject))
                .with(subject.type() == Subject.Type.USER ? "user_id" : "team_id", subject.id())
                .with("role", name)
                .with("role_id", role);
    }
}
