package io.truevalue.auth.history;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Statements;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes a fact of a user down twice in one transaction: for the platform to hear, and for the user to read. */
@Singleton
public final class UserHistory {
    private static final String INSERT = """
            INSERT INTO user_event (id, user_id, type, outcome, ip, device, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";

    private final Statements statements;
    private final Outbox outbox;
    private final Clock clock;

    UserHistory(Statements statements, Outbox outbox, Clock clock) {
        this.statements = statements;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A fact about the user, who need not be the one that acts. */
    public static Event fact(String type, UserId user) {
        return Event.ofUser(Topics.USER, type, user);
    }

    public void append(UserId user, Event event) {
        outbox.append(event);
        write(user.value(), event.type(), event.outcome());
    }

    /** Somebody tried an address that nobody has. */
    public void appendOfNobody(String type) {
        write(null, type, "failure");
    }

    private void write(@Nullable UUID user, String type, String outcome) {
        Principal actor = Tenancy.current();
        statements.update(
                INSERT,
                Ids.next(),
                user,
                type,
                outcome,
                actor.clientIp(),
                Device.of(actor.userAgent()),
                clock.instant());
    }
}
