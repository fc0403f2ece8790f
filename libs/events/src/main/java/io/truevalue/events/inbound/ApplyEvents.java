package io.truevalue.events.inbound;

import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.RequestIds;
import io.truevalue.web.trace.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Applies events, each once, in one transaction with the memory of having applied them. */
final class ApplyEvents {
    private final EventHandler handler;
    private final String service;
    private final String consumer;
    private final Transactions transactions;
    private final Inbox inbox;

    ApplyEvents(EventHandler handler, String service, String consumer, Transactions transactions, Inbox inbox) {
        this.handler = handler;
        this.service = service;
        this.consumer = consumer;
        this.transactions = transactions;
        this.inbox = inbox;
    }

    boolean takesMany() {
        return handler instanceof WholeBatchHandler || handler instanceof BatchHandler;
    }

    void apply(ReceivedEvent event, Work work) {
        Principal principal = handler instanceof WholeBatchHandler ? itself() : principal(event);
        work.call(() -> transactions.inAs(principal, () -> {
            inbox.remember(consumer, List.of(event)).forEach(handler::handle);
            return true;
        }));
    }

    /** All or nothing, in one transaction; for handlers of many alone. */
    void applyTogether(List<ReceivedEvent> events) {
        switch (handler) {
            case WholeBatchHandler whole -> applyWhole(whole, events);
            case BatchHandler together -> applyByOrganization(together, events);
            default -> throw new IllegalStateException(consumer + " takes one event at a time");
        }
    }

    private void applyWhole(WholeBatchHandler whole, List<ReceivedEvent> events) {
        transactions.inAs(itself(), () -> {
            List<ReceivedEvent> fresh = inbox.remember(consumer, events);
            if (!fresh.isEmpty()) {
                whole.handleWhole(fresh);
            }
            return true;
        });
    }

    /** Organisation by organisation, always in the same order, so that two consumers do not wait for each other. */
    private void applyByOrganization(BatchHandler together, List<ReceivedEvent> events) {
        transactions.inAs(itself(), () -> {
            for (List<ReceivedEvent> part : byOrganization(inbox.remember(consumer, events))) {
                transactions.switchedTo(principal(part.getFirst()), () -> {
                    together.handleAll(part);
                    return true;
                });
            }
            return true;
        });
    }

    private static List<List<ReceivedEvent>> byOrganization(List<ReceivedEvent> events) {
        SortedMap<String, List<ReceivedEvent>> parts = new TreeMap<>();
        for (ReceivedEvent event : events) {
            parts.computeIfAbsent(String.valueOf(event.organization()), org -> new ArrayList<>())
                    .add(event);
        }
        return parts.values().stream().map(List::copyOf).toList();
    }

    private Principal itself() {
        return Principal.service(service, null, RequestIds.acceptOrNew(null));
    }

    private Principal principal(ReceivedEvent event) {
        OrgId org = event.organization() == null ? null : new OrgId(event.organization());
        return Principal.service(service, org, RequestIds.acceptOrNew(event.extension("requestid")));
    }
}
