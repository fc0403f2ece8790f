package io.truevalue.auditlog.record;

import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.web.Ids;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose own history an event without an organisation belongs to. */
final class PersonalHistory {
    private PersonalHistory() {}

    /** The user who acted, else the user whom it befell; null where neither is known. */
    static @Nullable UUID user(ReceivedEvent event) {
        return Optional.ofNullable(event.extension("actorid"))
                .filter(actor -> "user".equals(event.extension("actortype")))
                .flatMap(Ids::parse)
                .or(() -> Ids.parse(event.subject()))
                .orElse(null);
    }
}
