package io.truevalue.org.organization;

import io.micronaut.scheduling.annotation.Scheduled;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.org.member.Members;
import io.truevalue.org.member.People;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.calls.ServiceCalls;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a begun organisation provisioned and makes it active, with its owner in it. May be repeated. */
@Singleton
class FinishCreation {
    private static final Logger log = LoggerFactory.getLogger(FinishCreation.class);

    private final OrganizationStore organizations;
    private final Members members;
    private final People people;
    private final ServiceCalls services;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    FinishCreation(
            OrganizationStore organizations,
            Members members,
            People people,
            ServiceCalls services,
            Transactions transactions,
            Outbox outbox,
            Clock clock) {
        this.organizations = organizations;
        this.members = members;
        this.people = people;
        this.services = services;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Finishes what a crash left behind. */
    @Scheduled(fixedDelay = "15s", initialDelay = "15s")
    void finishLeftBehind() {
        Principal service = Principal.service("org-service", null, Ids.next().toString());
        List<Organization> begun = transactions.inAs(
                service,
                () -> organizations.findBegunAcrossTenants(clock.instant().minus(CreateOrganization.LEFT_BEHIND)));
        for (Organization organization : begun) {
            try {
                finish(organization, service.actingAs(new UserId(organization.ownerId()), null));
            } catch (Problem unavailable) {
                log.warn("{} stays unfinished: {}", organization.id(), unavailable.internal());
            }
        }
    }

    Organization finish(Organization begun, Principal creator) {
        Principal within = creator.in(new OrgId(begun.id()));
        Tenancy.runAs(
                within,
                () -> services.post(
                        "permission",
                        "/internal/organizations",
                        Map.of("org_id", begun.id(), "owner_id", begun.ownerId())));
        Organization created = transactions.inAs(within, () -> {
            if (organizations.activate(begun.id()) == 1) {
                outbox.append(Event.of(Topics.ORGANIZATION, "organization.created", begun.id())
                        .after(begun));
                members.addOwner(begun.id(), begun.ownerId());
            }
            return begun;
        });
        nameOwner(begun, within);
        return created;
    }

    /** So that the owner is found by name from the start; while auth is away the first page of members does it. */
    private void nameOwner(Organization begun, Principal within) {
        try {
            Tenancy.callAs(within, () -> people.find(begun.ownerId()))
                    .ifPresent(owner -> Tenancy.runAs(within, () -> transactions.run(() -> members.copy(owner))));
        } catch (Problem away) {
            log.info("the owner of {} is named later: {}", begun.id(), away.internal());
        }
    }
}
