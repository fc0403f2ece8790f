package io.truevalue.org.inbound;

import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.inbound.EventHandler;
import io.truevalue.org.member.EndAccount;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;
import java.util.Set;

/** Accounts that are no more leave every organisation. */
@Singleton
final class UserEvents implements EventHandler {
    private final EndAccount endAccount;

    UserEvents(EndAccount endAccount) {
        this.endAccount = endAccount;
    }

    @Override
    public String name() {
        return "users";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.USER);
    }

    @Override
    public void handle(ReceivedEvent event) {
        if (event.type().equals("user.deleted")) {
            Ids.parse(event.subject()).ifPresent(endAccount::end);
        }
    }
}
