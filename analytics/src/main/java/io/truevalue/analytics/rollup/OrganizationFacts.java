package io.truevalue.analytics.rollup;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.events.codec.ReceivedEvent;
import java.util.UUID;

/** What events of an organisation itself say: its beginning and end, its time zone, what it pays a month. */
final class OrganizationFacts {
    private static final long MOST = 1_000_000_000_000_000_000L;
    private static final int LONGEST_ZONE = 64;

    private OrganizationFacts() {}

    static void begin(ReceivedEvent event, UUID org, Facts facts) {
        facts.step(
                new Facts.Step(org, "organization_created", org.toString()),
                new Facts.Reached(event.time(), ReadFacts.actor(event).orElse(null)));
    }

    /** From then on nothing is paid, whatever billing still tells. */
    static void end(ReceivedEvent event, UUID org, Facts facts) {
        facts.step(new Facts.Step(org, "organization_deleted", org.toString()), new Facts.Reached(event.time(), null));
        facts.subscription(new Facts.SubscriptionState(Facts.Told.of(event, org), Long.MAX_VALUE, "none", 0, 0, "USD"));
    }

    static void setting(ReceivedEvent event, UUID org, Facts facts) {
        JsonNode after = event.data().path("after");
        String zone = after.at("/settings/time_zone").asText();
        if (!zone.isEmpty() && zone.length() <= LONGEST_ZONE) {
            facts.setting(new Facts.Setting(
                    Facts.Told.of(event, org), ReadFacts.number(after.path("version"), 0, MOST), zone));
        }
    }

    static void subscription(ReceivedEvent event, UUID org, Facts facts) {
        JsonNode after = event.data().path("after");
        JsonNode price = after.path("price");
        String currency = price.path("currency").asText();
        if (currency.isEmpty()) {
            return;
        }
        facts.subscription(new Facts.SubscriptionState(
                Facts.Told.of(event, org),
                ReadFacts.number(after.path("version"), 0, MOST),
                after.path("plan").asText(),
                (int) ReadFacts.number(after.path("seats"), 0, Integer.MAX_VALUE),
                ReadFacts.number(price.path("amount"), 0, MOST),
                currency));
    }
}
