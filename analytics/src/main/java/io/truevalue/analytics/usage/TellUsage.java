package io.truevalue.analytics.usage;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.database.Statements;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;

/**
 * Makes what the gate counted a fact of each organisation, so that it is counted, kept and rebuilt as every other. A report
 * that comes twice is told once.
 */
@Singleton
class TellUsage {
    private final Statements statements;
    private final Outbox outbox;
    private final Transactions transactions;

    TellUsage(Statements statements, Outbox outbox, Transactions transactions) {
        this.statements = statements;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    void tell(UsageReport report) {
        transactions.run(() -> {
            if (isNew(report)) {
                outbox.appendAll(report.items().stream().map(TellUsage::called).toList());
            }
        });
    }

    private boolean isNew(UsageReport report) {
        return statements.update("""
                        INSERT INTO inbox (consumer, source, event_id) VALUES ('analytics.api-usage', '/gateway', ?)
                        ON CONFLICT DO NOTHING""", report.id().toString()) == 1;
    }

    private static Event called(UsageReport.Item item) {
        return Event.of(Topics.DASHBOARD, "api.called", item.orgId())
                .in(new OrgId(item.orgId()))
                .with("calls", item.calls())
                .with("refusals", item.refusals())
                .with("errors", item.errors());
    }
}
