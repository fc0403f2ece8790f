package io.truevalue.org.member;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.web.Ids;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who belongs to an organisation, as other features of this service ask and change it. Must run in a transaction. */
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
        Principal creator = Tenancy.current();
        members.add(org, owner, creator.email(), null, clock.instant());
        members.addRole(org, owner, "admin");
        outbox.append(Event.of(Topics.MEMBER, "member.joined", owner)
                .with("user_id", owner)
                .with("owner", true));
    }

    /** Who accepted an invite. The roles and teams of it come next. */
    public void join(UUID org, Person person, UUID invite) {
        members.add(org, person.id(), person.email(), person.fullName(), clock.instant());
        outbox.append(Event.of(Topics.MEMBER, "member.joined", person.id())
                .with("user_id", person.id())
                .with("owner", false)
                .with("invite_id", invite));
    }

    /** Of a path; what has another form than an id was never issued. */
    public MemberView named(String userId) {
        return Ids.parse(userId)
                .flatMap(members::find)
                .orElseThrow(() -> CommonProblem.NOT_FOUND.because("No such member."));
    }

    public Optional<MemberView> find(UUID user) {
        return members.find(user);
    }

    public boolean has(UUID user) {
        return members.isMember(user);
    }

    public boolean hasAddress(String email) {
        return members.isMember(email);
    }

    /** What permission's events say of somebody's role, member or not yet. */
    public void copyGranted(UUID org, UUID user, String role) {
        members.addRole(org, user, role);
    }

    public void copyRevoked(UUID org, UUID user, String role) {
        members.removeRole(org, user, role);
    }

    public void copyRenamed(UUID org, String before, String after) {
        if (!before.equals(after)) {
            members.renameRole(org, before, after);
        }
    }

    public void copyDeleted(UUID org, String role) {
        members.removeRoleOfAll(org, role);
    }

    /** What auth says of a member, to search and sort by. */
    public void copy(Person person) {
        members.copy(person);
    }

    public Optional<UUID> heirOf(UUID owner) {
        return members.heirOf(owner);
    }

    /** Of an organisation that is no more. */
    public void forgetAll() {
        members.forgetAll();
    }

    /** In whatever organisation, oldest first; the user is who acts, for no organisation. */
    List<Membership> membershipsOf(UUID user) {
        return members.membershipsAcrossTenants(user);
    }

    /** The organisations of {@link #membershipsOf}. */
    public List<UUID> organizationsOf(UUID user) {
        return membershipsOf(user).stream().map(Membership::orgId).toList();
    }
}
