package io.truevalue.auth.session;

import io.truevalue.auth.personal.PersonalData;
import io.truevalue.tenancy.UserId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** A person's sessions, the ended ones too. What is erased is where they were, not that they were. */
@Singleton
final class SessionsOfPerson implements PersonalData {
    private final SessionStore sessions;
    private final Clock clock;

    SessionsOfPerson(SessionStore sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public String section() {
        return "sessions";
    }

    @Override
    public List<?> export(UserId user) {
        Instant now = clock.instant();
        return sessions.listAllOf(user).stream()
                .map(session -> SessionView.of(session, CurrentSession.id(), now))
                .toList();
    }

    @Override
    public void erase(UserId user) {
        sessions.eraseDevicesOf(user);
    }
}
