package io.truevalue.org.member;

import static io.truevalue.org.member.MemberProblem.OWNER_REQUIRED;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.org.OneLine;
import io.truevalue.org.grant.Grants;
import io.truevalue.org.organization.Organization;
import io.truevalue.org.organization.Organizations;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands an organisation to another active member. There is one owner before and after: the organisation's row holds one.
 * Permission is told at once, so that the new owner is an admin, and once more by the event.
 */
@Singleton
public class TransferOwnership {
    private static final Logger log = LoggerFactory.getLogger(TransferOwnership.class);

    private final Organizations organizations;
    private final MemberStore members;
    private final Grants grants;
    private final Transactions transactions;
    private final Outbox outbox;

    TransferOwnership(
            Organizations organizations, MemberStore members, Grants grants, Transactions transactions, Outbox outbox) {
        this.organizations = organizations;
        this.members = members;
        this.grants = grants;
        this.transactions = transactions;
        this.outbox = outbox;
    }

    Organization transfer(String slug, @Nullable String to) {
        UserId actor = Tenancy.current().user();
        if (to == null) {
            throw OneLine.invalid("user_id", "required", "must be given");
        }
        Organization transferred = transactions.in(() -> {
            Organization before = organizations.locked(slug);
            if (!before.isOwnedBy(actor.value())) {
                throw OWNER_REQUIRED.because("Only the owner can transfer the ownership.");
            }
            MemberView heir = Ids.parse(to)
                    .flatMap(members::find)
                    .filter(MemberView::hasAccess)
                    .orElseThrow(() -> CommonProblem.NOT_FOUND.because("No such active member."));
            return heir.owner() ? before : hand(before, heir.userId());
        });
        try {
            grants.protectOwner(transferred.ownerId());
        } catch (Problem later) {
            log.warn("permission learns of the new owner by the event: {}", later.internal());
        }
        return transferred;
    }

    /** Must run in a transaction that has the organisation locked. */
    public Organization hand(Organization before, UUID heir) {
        Organization after = organizations.give(before, heir);
        outbox.append(Event.of(Topics.ORGANIZATION, "organization.updated", after.id())
                .with("reason", "ownership_transferred")
                .before(before)
                .after(after));
        return after;
    }
}
