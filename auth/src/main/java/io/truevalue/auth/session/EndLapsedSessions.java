package io.truevalue.auth.session;

import io.micronaut.scheduling.annotation.Scheduled;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/**
 * Writes down the end of sessions that nobody used in time, so that it is announced as every other. They have stopped
 * being good for anything by then: whoever reads one looks at the clock.
 */
@Singleton
class EndLapsedSessions {
    private static final int BATCH = 200;

    private final SessionStore sessions;
    private final AnnounceSession announce;
    private final Transactions transactions;
    private final Clock clock;

    EndLapsedSessions(SessionStore sessions, AnnounceSession announce, Transactions transactions, Clock clock) {
        this.sessions = sessions;
        this.announce = announce;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(initialDelay = "1m", fixedDelay = "1m")
    void end() {
        Principal self = Principal.service("auth-service", null, Ids.next().toString());
        int ended;
        do {
            ended = transactions.inAs(self, this::endSome);
        } while (ended == BATCH);
    }

    private int endSome() {
        List<Session> lapsed = sessions.lockLapsed(clock.instant(), BATCH);
        for (Session session : lapsed) {
            EndReason reason = session.idleEndsAt().isBefore(session.expiresAt()) ? EndReason.IDLE : EndReason.EXPIRED;
            sessions.end(session.id(), session.idleEndsAt(), reason, null);
            announce.ended(session, reason);
        }
        return lapsed.size();
    }
}
