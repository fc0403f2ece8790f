package io.truevalue.auth.session;

import io.truevalue.auth.history.Device;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ends sessions. An ended one's tokens stop working within a second, and it keeps its reason. */
@Singleton
public final class EndSession {
    private final SessionStore sessions;
    private final AnnounceSession announce;
    private final Transactions transactions;
    private final Clock clock;

    EndSession(SessionStore sessions, AnnounceSession announce, Transactions transactions, Clock clock) {
        this.sessions = sessions;
        this.announce = announce;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One of the user's own; somebody else's does not exist. Ending an ended one changes nothing. */
    void endOwn(UserId user, UUID id, EndReason reason) {
        transactions.run(() -> {
            Session session = sessions.lock(id)
                    .filter(found -> found.user().equals(user))
                    .orElseThrow(() -> CommonProblem.NOT_FOUND.because("No such session."));
            end(session, reason);
        });
    }

    /** All of the user's but the one given. */
    public void endAllOf(UserId user, @Nullable UUID except, EndReason reason) {
        transactions.run(() -> sessions.lockLiveOf(user).stream()
                .filter(session -> !session.id().equals(except))
                .forEach(session -> end(session, reason)));
    }

    /** Within the transaction that has locked it. */
    void end(Session session, EndReason reason) {
        if (session.endedAt() == null) {
            String agent = Tenancy.current().userAgent();
            sessions.end(session.id(), clock.instant(), reason, agent == null ? null : Device.of(agent));
            announce.ended(session, reason);
        }
    }
}
