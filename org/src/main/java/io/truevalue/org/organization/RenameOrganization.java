package io.truevalue.org.organization;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.IfMatch;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Gives an organisation another name. Its slug stays. */
@Singleton
class RenameOrganization {
    private final OrganizationStore organizations;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    RenameOrganization(OrganizationStore organizations, Transactions transactions, Outbox outbox, Clock clock) {
        this.organizations = organizations;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    Organization rename(String slug, RenameRequest request, IfMatch seen) {
        OrganizationName name = request.name() == null
                ? null
                : OrganizationName.of(request.name().value());
        return transactions.in(() -> {
            Organization before = organizations
                    .lockActive(slug)
                    .orElseThrow(() -> CommonProblem.NOT_FOUND.because("No such organisation."));
            seen.verify(before.version());
            if (name == null || name.text().equals(before.name())) {
                return before;
            }
            organizations.rename(before.id(), name.text(), clock.instant());
            Organization after = organizations.find(before.id()).orElseThrow();
            outbox.append(Event.of(Topics.ORGANIZATION, "organization.updated", after.id())
                    .before(before)
                    .after(after));
            return after;
        });
    }
}
