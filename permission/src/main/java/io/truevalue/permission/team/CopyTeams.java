package io.truevalue.permission.team;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.permission.grant.AuthzVersions;
import io.truevalue.tenancy.OrgId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/**
 * Applies what org tells of teams and members; whoever it touches learns of it by a risen version. Must run in a
 * transaction, under the organisation's lock.
 */
@Singleton
public class CopyTeams {
    private static final String CHANGED = "access.changed";

    private final TeamStore store;
    private final AuthzVersions versions;

    CopyTeams(TeamStore store, AuthzVersions versions) {
        this.store = store;
        this.versions = versions;
    }

    public void put(OrgId org, UUID team, String name) {
        store.put(org.value(), team, name);
    }

    public void remove(OrgId org, UUID team) {
        List<UUID> members = store.membersOf(team);
        store.remove(team);
        tell(org, team, "team.deleted", members);
    }

    public void add(OrgId org, UUID team, UUID user) {
        store.putUnnamed(org.value(), team);
        if (store.addMember(org.value(), team, user)) {
            tell(org, user, "team.member_added", List.of(user));
        }
    }

    public void take(OrgId org, UUID team, UUID user) {
        if (store.removeMember(team, user)) {
            tell(org, user, "team.member_removed", List.of(user));
        }
    }

    /** What they hold rests. */
    public void suspend(OrgId org, UUID user) {
        if (store.suspend(org.value(), user)) {
            tell(org, user, "member.suspended", List.of(user));
        }
    }

    /** What they hold counts again. */
    public void reactivate(OrgId org, UUID user) {
        if (store.reactivate(user)) {
            tell(org, user, "member.reactivated", List.of(user));
        }
    }

    /** Out of all teams; suspended no more, since there is nothing to suspend. */
    public void leave(OrgId org, UUID user) {
        store.removeFromAll(user);
        store.reactivate(user);
        tell(org, user, "member.removed", List.of(user));
    }

    /** The organisation is gone: its tokens are outdated, whoever holds one. */
    public void removeAll(OrgId org) {
        store.removeAll();
        outdateAll(org, "organization.deleted");
    }

    /** Everybody's tokens there are made anew. */
    public void outdateAll(OrgId org, String reason) {
        tell(org, org.value(), reason, versions.everybody());
    }

    private void tell(OrgId org, UUID subject, String reason, List<UUID> touched) {
        versions.tell(org, Event.of(Topics.ROLE, CHANGED, subject).with("reason", reason), touched);
    }
}
