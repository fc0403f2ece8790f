package io.truevalue.analytics.rollup;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.events.codec.ReceivedEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What events of deals say: how far each got and what it is worth, in its own currency. */
final class DealFacts {
    private static final long MOST = 1_000_000_000_000_000_000L;

    private DealFacts() {}

    static void add(ReceivedEvent event, UUID org, Facts facts) {
        JsonNode after = event.data().path("after");
        JsonNode told = after.isObject() ? after : event.data().path("before");
        UUID deal = ReadFacts.id(event.subject()).orElse(null);
        if (deal == null || !told.isObject()) {
            return;
        }
        // A deletion tells the version before it; it comes after that one by its time.
        long version = ReadFacts.number(told.path("version"), 0, MOST);
        String state = after.isObject() ? state(after.path("status").asText()) : "gone";
        JsonNode amount = told.path("amount");
        String currency = text(amount.path("currency"));
        facts.deal(new Facts.DealState(
                Facts.Told.of(event, org),
                deal,
                version,
                state,
                text(told.path("pipeline_id")),
                text(told.path("stage_id")),
                currency == null ? null : (Long) ReadFacts.number(amount.path("amount"), -MOST, MOST),
                currency));
    }

    private static String state(String status) {
        return status.equals("won") || status.equals("lost") ? status : "open";
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : null;
    }
}
