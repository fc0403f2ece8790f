package io.truevalue.billing.inbound;

import io.truevalue.billing.seat.Seats;
import io.truevalue.billing.subscription.Subscriptions;
import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.inbound.EventHandler;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** New organisations are put on Free; members take seats and leave them. */
@Singleton
final class OrganizationEvents implements EventHandler {
    private final Subscriptions subscriptions;
    private final Seats seats;

    OrganizationEvents(Subscriptions subscriptions, Seats seats) {
        this.subscriptions = subscriptions;
        this.seats = seats;
    }

    @Override
    public String name() {
        return "organizations";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.ORGANIZATION, Topics.MEMBER);
    }

    @Override
    public void handle(ReceivedEvent event) {
        switch (event.type()) {
            case "organization.created" -> subscriptions.startFree();
            case "member.joined" ->
                seats.take(Objects.requireNonNull(event.organization(), "orgid"), user(event), event.time());
            case "member.removed", "member.suspended" -> seats.free(user(event));
            case "member.updated" -> {
                if (isReactivated(event)) {
                    seats.take(Objects.requireNonNull(event.organization(), "orgid"), user(event), event.time());
                }
            }
            default -> {}
        }
    }

    private static boolean isReactivated(ReceivedEvent event) {
        return event.data().at("/before/status").asText().equals("suspended")
                && event.data().at("/after/status").asText().equals("active");
    }

    private static UUID user(ReceivedEvent event) {
        return UUID.fromString(event.data().path("user_id").asText());
    }
}
