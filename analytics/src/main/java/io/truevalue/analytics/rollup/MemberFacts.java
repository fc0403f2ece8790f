package io.truevalue.analytics.rollup;

import io.truevalue.events.codec.ReceivedEvent;
import java.util.Optional;
import java.util.UUID;

/** What events of members say: who belongs, who is suspended, which invite led to whom. */
final class MemberFacts {
    static final String ACTIVE = "active";

    private MemberFacts() {}

    static void add(ReceivedEvent event, UUID org, Facts facts) {
        if (event.type().equals("member.invited")) {
            facts.step(new Facts.Step(org, "invited", event.subject()), new Facts.Reached(event.time(), null));
            return;
        }
        Optional<UUID> member = member(event);
        if (member.isEmpty()) {
            return;
        }
        state(event)
                .ifPresent(
                        state -> facts.member(new Facts.MemberState(Facts.Told.of(event, org), member.get(), state)));
        String invite = event.data().path("invite_id").asText("");
        if (event.type().equals("member.joined") && !invite.isEmpty() && !invite.equals("null")) {
            facts.step(new Facts.Step(org, "joined", invite), new Facts.Reached(event.time(), member.get()));
        }
    }

    private static Optional<String> state(ReceivedEvent event) {
        return switch (event.type()) {
            case "member.joined" -> Optional.of(ACTIVE);
            case "member.removed" -> Optional.of("gone");
            case "member.suspended" -> Optional.of("suspended");
            // Reactivated, or something else of the member changed.
            default ->
                switch (event.data().at("/after/status").asText()) {
                    case ACTIVE -> Optional.of(ACTIVE);
                    case "suspended" -> Optional.of("suspended");
                    default -> Optional.empty();
                };
        };
    }

    private static Optional<UUID> member(ReceivedEvent event) {
        return ReadFacts.id(event.data().path("user_id").asText()).or(() -> ReadFacts.id(event.subject()));
    }
}
