package io.truevalue.org.member;

import static io.truevalue.org.member.MemberProblem.OWNER_STAYS;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.org.grant.Grants;
import io.truevalue.org.organization.Organizations;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.IfMatch;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/**
 * Suspends a member, whose roles and places rest then, and lets them back in. Whoever does it must hold what the member
 * holds, as if taking and giving it.
 */
@Singleton
class ChangeStatus {
    private final Organizations organizations;
    private final Members members;
    private final MemberStore store;
    private final List<RemoveMember.Leaving> leavings;
    private final Seats seats;
    private final Grants grants;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    ChangeStatus(
            Organizations organizations,
            Members members,
            MemberStore store,
            List<RemoveMember.Leaving> leavings,
            Seats seats,
            Grants grants,
            Transactions transactions,
            Outbox outbox,
            Clock clock) {
        this.organizations = organizations;
        this.members = members;
        this.store = store;
        this.leavings = leavings;
        this.seats = seats;
        this.grants = grants;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    void suspend(String slug, String userId, IfMatch seen) {
        Principal actor = Tenancy.current();
        authorize(actor, slug, userId);
        transactions.run(() -> {
            organizations.locked(slug);
            MemberView before = members.named(userId);
            seen.verify(before.version());
            if (before.owner()) {
                throw OWNER_STAYS.because("Transfer the ownership first: the owner cannot be suspended.");
            }
            if (before.userId().toString().equals(actor.id())) {
                throw CommonProblem.CONFLICT.because("Nobody suspends themselves. Leave instead.");
            }
            if (before.hasAccess()) {
                store.suspend(before.userId(), clock.instant());
                leavings.forEach(leaving -> leaving.rests(before));
                tell("member.suspended", before);
            }
        });
    }

    void reactivate(String slug, String userId, IfMatch seen) {
        authorize(Tenancy.current(), slug, userId);
        int limit = seats.limit();
        transactions.run(() -> {
            organizations.locked(slug);
            MemberView before = members.named(userId);
            seen.verify(before.version());
            if (!before.hasAccess()) {
                seats.requireOne(limit);
                store.reactivate(before.userId());
                tell("member.updated", before);
            }
        });
    }

    private void authorize(Principal actor, String slug, String userId) {
        MemberView member = transactions.reading(() -> {
            organizations.named(slug);
            return members.named(userId);
        });
        grants.require(actor, member.roles(), member.teams());
    }

    private void tell(String type, MemberView before) {
        outbox.append(Event.of(Topics.MEMBER, type, before.userId())
                .with("user_id", before.userId())
                .before(before)
                .after(members.find(before.userId()).orElseThrow()));
    }
}
