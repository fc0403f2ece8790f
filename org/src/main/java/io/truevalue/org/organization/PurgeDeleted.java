package io.truevalue.org.organization;

import io.micronaut.scheduling.annotation.Scheduled;
import io.truevalue.org.member.Members;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** Forgets who belonged to an organisation that was deleted 30 days ago. Its own row stays, and with it its id. */
@Singleton
class PurgeDeleted {
    private final OrganizationStore organizations;
    private final Members members;
    private final Transactions transactions;
    private final Clock clock;

    PurgeDeleted(OrganizationStore organizations, Members members, Transactions transactions, Clock clock) {
        this.organizations = organizations;
        this.members = members;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = "1h", initialDelay = "1m")
    void purge() {
        Principal self = Principal.service("org-service", null, Ids.next().toString());
        for (UUID id : transactions.inAs(
                self,
                () -> organizations.findUnpurgedAcrossTenants(clock.instant().minus(Slugs.HELD)))) {
            transactions.inAs(self.in(new OrgId(id)), () -> {
                members.forgetAll();
                organizations.markPurged(id, clock.instant());
                return true;
            });
        }
    }
}
