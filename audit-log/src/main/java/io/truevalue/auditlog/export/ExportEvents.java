package io.truevalue.auditlog.export;

import io.truevalue.auditlog.event.EventSearch;
import io.truevalue.auditlog.event.SearchEvents;
import io.truevalue.auditlog.log.KeptSubtree;
import io.truevalue.auditlog.log.SigningKeys;
import io.truevalue.auditlog.log.StoredSubtrees;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.PieceStream;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Exports the log of the organisation acted for up to its newest checkpoint. That somebody did, and of what, is told before
 * they get a byte. The rows never change, so a page at a time in a transaction of its own gives what one snapshot would,
 * without holding one for as long as somebody's line takes.
 */
@Singleton
class ExportEvents {
    private static final int MOST_HEADS = 256;

    private final ExportStore store;
    private final StoredSubtrees subtrees;
    private final SearchEvents searchEvents;
    private final SigningKeys keys;
    private final DiscloseEvents discloseEvents;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    ExportEvents(
            ExportStore store,
            StoredSubtrees subtrees,
            SearchEvents searchEvents,
            SigningKeys keys,
            DiscloseEvents discloseEvents,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.store = store;
        this.subtrees = subtrees;
        this.searchEvents = searchEvents;
        this.keys = keys;
        this.discloseEvents = discloseEvents;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    Export export(ExportRequest request) {
        Principal reader = Tenancy.current();
        LineForm form = LineForm.of(request.format());
        ExportPlan plan = transactions.in(() -> {
            ExportPlan planned = plan(reader, request.search());
            outbox.append(Event.of(Topics.AUDIT, "audit.exported", reader.organization())
                    .with("format", request.format())
                    .with("filter", planned.search().given())
                    .with("events", planned.wanted().count(planned.expired(), planned.treeSize()))
                    .with("tree_size", planned.treeSize()));
            return planned;
        });
        PagesOfLeaves pages = new PagesOfLeaves() {
            @Override
            public List<DisclosedEvent> between(long from, long to) {
                return reading(
                        reader, () -> discloseEvents.disclose(plan.log(), store.between(from, to, plan.wanted())));
            }

            @Override
            public List<KeptSubtree> leftOut(long from, long to) {
                return reading(reader, () -> subtrees.covering(plan.log(), from, to));
            }
        };
        String day = plan.at().toString().substring(0, "2026-11-21".length());
        String name = "audit-log-" + day + form.extension();
        return new Export(form, name, new PieceStream(new BundlePieces(plan, form, pages)));
    }

    private <T> T reading(Principal reader, Supplier<T> read) {
        return Tenancy.callAs(reader, () -> transactions.reading(read));
    }

    private ExportPlan plan(Principal reader, EventSearch search) {
        UUID log = reader.organization().value();
        List<ExportPlan.Head> heads = store.heads(MOST_HEADS);
        if (heads.isEmpty()) {
            heads = List.of(new ExportPlan.Head(0, keys.emptyHead(log).text()));
        }
        long expired = Math.min(store.expired(), heads.getLast().size());
        return new ExportPlan(
                log,
                search,
                searchEvents.leaves(search).map(Wanted::of).orElse(Wanted.ALL),
                expired,
                heads,
                keys.verifierKeys(log),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
