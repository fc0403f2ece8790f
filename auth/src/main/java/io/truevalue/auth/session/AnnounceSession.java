package io.truevalue.auth.session;

import io.truevalue.auth.history.UserHistory;
import io.truevalue.auth.revocation.Revocations;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.tenancy.OrgId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Tells of sessions: into organisations, and of their ends, to the gateway first of all. */
@Singleton
final class AnnounceSession {
    private final Outbox outbox;
    private final UserHistory history;
    private final Revocations revocations;

    AnnounceSession(Outbox outbox, UserHistory history, Revocations revocations) {
        this.outbox = outbox;
        this.history = history;
        this.revocations = revocations;
    }

    /**
     * What counts as a login there.
     *
     * @param superseded the access tokens that end by it, the newest last
     */
    void createdIn(UUID organization, Session session, List<UUID> superseded) {
        Event event = Event.of(Topics.USER, "session.created", session.id())
                .in(new OrgId(organization))
                .with("session_id", session.id())
                .with("user_id", session.user());
        if (!superseded.isEmpty()) {
            event = event.with("superseded_jti", superseded.getLast()).with("superseded_jtis", superseded);
        }
        outbox.append(event);
        superseded.forEach(revocations::endToken);
    }

    void ended(Session session, EndReason reason) {
        history.append(session.user(), about("session.invalidated", session).with("reason", reason.code()));
        revocations.endSession(session.id());
    }

    void reuseDetected(Session session) {
        history.append(session.user(), about("session.reuse_detected", session).failed());
    }

    private static Event about(String type, Session session) {
        return UserHistory.fact(type, session.user()).with("session_id", session.id());
    }
}
