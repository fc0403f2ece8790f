package io.truevalue.org.organization;

import static io.truevalue.org.organization.OrganizationProblem.OWNER_REQUIRED;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.IfMatch;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Ends an organisation for good. Nobody belongs to it from that moment, since whoever asks for memberships, or comes with
 * an invite, is told of active organisations alone; the gate ends its tokens by the event. Rows of people go 30 days later.
 */
@Singleton
public class DeleteOrganization {
    private final Organizations organizations;
    private final OrganizationStore store;
    private final Slugs slugs;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    DeleteOrganization(
            Organizations organizations,
            OrganizationStore store,
            Slugs slugs,
            Transactions transactions,
            Outbox outbox,
            Clock clock) {
        this.organizations = organizations;
        this.store = store;
        this.slugs = slugs;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    void delete(String slug, IfMatch seen) {
        Principal actor = Tenancy.current();
        transactions.run(() -> {
            Organization organization = organizations.locked(slug);
            if (!organization.isOwnedBy(actor.user().value())) {
                throw OWNER_REQUIRED.because("Only its owner may delete an organisation.");
            }
            seen.verify(organization.version());
            end(organization);
        });
    }

    /** Must run in a transaction that has the organisation locked. */
    public void end(Organization organization) {
        store.delete(organization.id(), clock.instant());
        slugs.release(organization.slug());
        outbox.append(Event.of(Topics.ORGANIZATION, "organization.deleted", organization.id())
                .before(organization));
    }
}
