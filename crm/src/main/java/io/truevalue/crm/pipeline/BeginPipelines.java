package io.truevalue.crm.pipeline;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Gives an organisation that never had a pipeline one to begin with, the moment that somebody asks for one. The service
 * itself makes it, since whoever asks first may not.
 */
@Singleton
public class BeginPipelines {
    private final Transactions transactions;
    private final PipelineStore pipelines;
    private final Outbox outbox;
    private final Clock clock;

    BeginPipelines(Transactions transactions, PipelineStore pipelines, Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.pipelines = pipelines;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Leaves an organisation as it is that has one, or had. */
    public void begin() {
        if (!transactions.in(pipelines::any)) {
            transactions.run(this::beginAlone);
        }
    }

    private void beginAlone() {
        pipelines.hold("first");
        if (pipelines.any()) {
            return;
        }
        Principal caller = Tenancy.current();
        Principal self = Principal.service("crm-service", caller.organization(), caller.requestId());
        transactions.switchedTo(self, () -> {
            add();
            return true;
        });
        transactions.switchedTo(caller, () -> true);
    }

    private void add() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Pipeline first = new Pipeline(
                Ids.next(),
                1,
                "Sales",
                List.of(
                        new Stage(Ids.next(), "Lead", DealStatus.OPEN),
                        new Stage(Ids.next(), "Qualified", DealStatus.OPEN),
                        new Stage(Ids.next(), "Proposal", DealStatus.OPEN),
                        new Stage(Ids.next(), "Negotiation", DealStatus.OPEN),
                        new Stage(Ids.next(), "Won", DealStatus.WON),
                        new Stage(Ids.next(), "Lost", DealStatus.LOST)),
                null,
                now,
                now);
        pipelines.add(first);
        outbox.append(Event.of(Topics.RECORD, "pipeline.created", first.id())
                .before(null)
                .after(first));
    }
}
