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

    void apply(ReceivedEvent event, Work work) {
        work.call(() -> transactions.inAs(principal(event), () -> {
            inbox.remember(consumer, List.of(event)).forEach(handler::handle);
            return true;
        }));
    }

    /** Organisation by organisation, always in the same order, so that two consumers do not wait for each other. */
    void applyTogether(BatchHandler together, List<ReceivedEvent> events) {
        transactions.inAs(Principal.service(service, null, RequestIds.acceptOrNew(null)), () -> {
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

    private Principal principal(ReceivedEvent event) {
        OrgId org = event.organization() == null ? null : new OrgId(event.organization());
        return Principal.service(service, org, RequestIds.acceptOrNew(event.extension("requestid")));
    }
}
