package io.truevalue.auditlog.person;

import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.inbound.WholeBatchHandler;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Erases users whose accounts were deleted. */
@Singleton
class HearDeletedUsers implements WholeBatchHandler {
    private final ErasePerson erasePerson;

    HearDeletedUsers(ErasePerson erasePerson) {
        this.erasePerson = erasePerson;
    }

    @Override
    public String name() {
        return "deleted-users";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.USER);
    }

    @Override
    public void handleWhole(List<ReceivedEvent> events) {
        events.stream()
                .filter(event ->
                        event.type().equals("user.deleted") && event.source().equals("/auth-service"))
                .forEach(event -> erasePerson.eraseAcrossTenants(event.subject()));
    }
}
