package io.truevalue.org.invite;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.transaction.TransactionOperations;
import io.truevalue.org.grant.Grantable;
import io.truevalue.org.grant.Grants;
import io.truevalue.org.member.Members;
import io.truevalue.org.organization.Organizations;
import io.truevalue.org.team.Places;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.tenancy.queue.QueueSize;
import io.truevalue.tenancy.queue.QueueWorker;
import io.truevalue.web.Ids;
import io.truevalue.web.problem.Problem;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives new members the roles and team places of their invite, as far as the inviter may still give them: at once, or
 * when permission is back. May be repeated at any point.
 */
@Singleton
class WelcomeMember {
    private static final Logger log = LoggerFactory.getLogger(WelcomeMember.class);
    private static final int BATCH = 20;

    private final WelcomeStore welcomes;
    private final Organizations organizations;
    private final Members members;
    private final Places places;
    private final Grants grants;
    private final Transactions transactions;
    private final Clock clock;
    private final QueueWorker worker;
    private final QueueSize size;

    WelcomeMember(
            WelcomeStore welcomes,
            Organizations organizations,
            Members members,
            Places places,
            Grants grants,
            Transactions transactions,
            TransactionOperations<Connection> running,
            Clock clock,
            MeterRegistry meters) {
        this.welcomes = welcomes;
        this.organizations = organizations;
        this.members = members;
        this.places = places;
        this.grants = grants;
        this.transactions = transactions;
        this.clock = clock;
        this.worker = new QueueWorker("org-welcome", running, this::drain);
        this.size = new QueueSize(meters, "org-welcome");
    }

    @EventListener
    void start(StartupEvent event) {
        worker.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        worker.stop();
    }

    /** In the transaction in which the member joins. */
    void put(UUID org, UUID user, Invite invite) {
        welcomes.put(org, user, invite, clock.instant());
    }

    /** Once that transaction has committed; what fails is tried again. */
    void welcome(OrgId org, UUID user) {
        Principal self = service().in(org);
        transactions
                .inAs(self, () -> takeUnlessEnded(user))
                .ifPresent(taken -> Tenancy.runAs(self, () -> give(org, taken)));
    }

    /** An organisation that ended meanwhile gives nothing. */
    private Optional<Welcome> takeUnlessEnded(UUID user) {
        if (organizations.current().isEmpty()) {
            welcomes.delete(user);
        }
        return welcomes.take(user, clock.instant());
    }

    private void drain() {
        Principal self = service();
        List<WelcomeStore.Due> due;
        do {
            due = transactions.inAs(self, () -> welcomes.dueAcrossTenants(clock.instant(), BATCH));
            due.forEach(one -> welcome(new OrgId(one.org()), one.user()));
        } while (due.size() == BATCH && !worker.isStopping());
        size.refresh(() -> transactions.inAs(self, welcomes::waitingAcrossTenants));
    }

    private void give(OrgId org, Welcome welcome) {
        try {
            UserId inviter = new UserId(welcome.inviterId());
            Grantable whole = grants.ask(inviter, welcome.roles(), welcome.teams());
            List<String> roles = whole.allowed() ? welcome.roles() : grantable(inviter, welcome.roles(), true);
            List<String> teams = whole.allowed() ? welcome.teams() : grantable(inviter, welcome.teams(), false);
            if (!roles.isEmpty()) {
                grants.assign(welcome.userId(), roles, welcome.inviterId());
            }
            transactions.run(() -> {
                organizations.lockCurrent();
                if (members.has(welcome.userId())) {
                    places.take(
                            welcome.userId(),
                            teams.stream().map(UUID::fromString).toList());
                }
                welcomes.delete(welcome.userId());
            });
        } catch (Problem e) {
            log.warn("the welcome of {} in {} waits {}: {}", welcome.userId(), org, welcome.pause(), e.internal());
            transactions.run(
                    () -> welcomes.postpone(welcome.userId(), clock.instant().plus(welcome.pause())));
        }
    }

    /** Those that the inviter may still give: one who was demoted meanwhile gives no more than they hold. */
    private List<String> grantable(UserId inviter, List<String> wanted, boolean roles) {
        return wanted.stream()
                .filter(one -> grants.ask(inviter, roles ? List.of(one) : List.of(), roles ? List.of() : List.of(one))
                        .allowed())
                .toList();
    }

    private static Principal service() {
        return Principal.service("org-service", null, Ids.next().toString());
    }
}
