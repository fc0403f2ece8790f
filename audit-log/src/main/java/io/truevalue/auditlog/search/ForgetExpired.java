package io.truevalue.auditlog.search;

import io.micronaut.scheduling.annotation.Scheduled;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.database.Statements;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Removes what events were found by whose months are over: by the same rule by which the record drops them. */
@Singleton
class ForgetExpired {
    private static final String DELETE_ACROSS_TENANTS = """
            DELETE FROM event_text t USING (VALUES (90), (365), (2557)) AS kept (days)
            WHERE t.kept_days = kept.days
              AND t.recorded_at < date_trunc('month', ?::timestamptz - kept.days * interval '1 day', 'UTC')""";

    private final Statements statements;
    private final Transactions transactions;
    private final Clock clock;

    ForgetExpired(Statements statements, Transactions transactions, Clock clock) {
        this.statements = statements;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(initialDelay = "10m", fixedDelay = "12h")
    void forget() {
        Principal self = Principal.service("audit-log-service", null, Ids.next().toString());
        transactions.inAs(self, () -> statements.update(DELETE_ACROSS_TENANTS, clock.instant()));
    }
}
