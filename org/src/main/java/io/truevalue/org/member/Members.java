package io.truevalue.org.member;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Who belongs to an organisation, as other features of this service change it. Must run in a transaction. */
@Singleton
public class Members {
    private final MemberStore members;
    private final Outbox outbox;
    private final Clock clock;

    Members(MemberStore members, Outbox outbox, Clock clock) {
        this.members = members;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The owner of a new organisation, whom permission has made its admin. */
    public void addOwner(UUID org, UUID owner) {
        members.add(org, owner, clock.instant());
        members.addRole(org, owner, "admin");
        outbox.append(Event.of(Topics.MEMBER, "member.joined", owner)
                .with("user_id", owner)
                .with("owner", true));
    }

    /** What permission's events say of somebody's role, member or not yet. */
    public void copyGranted(UUID org, UUID user, String role) {
        members.addRole(org, user, role);
    }

    public void copyRevoked(UUID org, UUID user, String role) {
        members.removeRole(org, user, role);
    }

    public void copyRenamed(UUID org, String before, String after) {
        members.renameRole(org, before, after);
    }

    public void copyDeleted(UUID org, String role) {
        members.removeRoleOfAll(org, role);
    }

    /** In whatever organisation, oldest first; the user is who acts, for no organisation. */
    List<Membership> membershipsOf(UUID user) {
        return members.membershipsAcrossTenants(user);
    }
}
