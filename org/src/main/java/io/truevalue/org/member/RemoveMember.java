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
import jakarta.inject.Singleton;
import java.util.List;

/** Ends a membership: by an admin, by the member, or because the account is no more. The owner stays. */
@Singleton
public class RemoveMember {
    /** What else of an organisation hangs on a member. */
    public interface Leaving {
        /** In the transaction in which the member goes, before they are gone. */
        void leaves(MemberView member);

        /** In the transaction in which the member is suspended. */
        default void rests(MemberView member) {}
    }

    private final Organizations organizations;
    private final Members members;
    private final MemberStore store;
    private final List<Leaving> leavings;
    private final Grants grants;
    private final Transactions transactions;
    private final Outbox outbox;

    RemoveMember(
            Organizations organizations,
            Members members,
            MemberStore store,
            List<Leaving> leavings,
            Grants grants,
            Transactions transactions,
            Outbox outbox) {
        this.organizations = organizations;
        this.members = members;
        this.store = store;
        this.leavings = leavings;
        this.grants = grants;
        this.transactions = transactions;
        this.outbox = outbox;
    }

    void remove(String slug, String userId, IfMatch seen) {
        MemberView member = transactions.reading(() -> {
            organizations.named(slug);
            return members.named(userId);
        });
        grants.require(Tenancy.current(), member.roles(), member.teams());
        transactions.run(() -> {
            organizations.locked(slug);
            MemberView found = members.named(userId);
            seen.verify(found.version());
            end(found, "removed");
        });
    }

    /** A member's own way out. */
    void leave(String slug) {
        Principal member = Tenancy.current();
        transactions.run(() -> {
            organizations.locked(slug);
            end(members.named(member.user().toString()), "left");
        });
    }

    /** Must run in a transaction that has the organisation locked. */
    public void end(MemberView member, String reason) {
        if (member.owner()) {
            throw OWNER_STAYS.because("Transfer the ownership first: an organisation always has its owner.");
        }
        leavings.forEach(leaving -> leaving.leaves(member));
        store.remove(member.userId());
        outbox.append(Event.of(Topics.MEMBER, "member.removed", member.userId())
                .with("user_id", member.userId())
                .with("reason", reason)
                .before(member)
                .after(null));
    }
}
