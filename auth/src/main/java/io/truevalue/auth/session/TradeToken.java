package io.truevalue.auth.session;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.history.Device;
import io.truevalue.auth.mail.Mailbox;
import io.truevalue.auth.token.Standing;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The atomic step of a refresh: locks the session, judges the token as it then is, and gives, repeats or ends. */
@Singleton
final class TradeToken {
    private final SessionStore sessions;
    private final RefreshTokenStore tokens;
    private final IssueTokens issue;
    private final EndSession endSession;
    private final AnnounceSession announce;
    private final Mailbox mailbox;
    private final SessionSettings settings;
    private final Clock clock;

    TradeToken(
            SessionStore sessions,
            RefreshTokenStore tokens,
            IssueTokens issue,
            EndSession endSession,
            AnnounceSession announce,
            Mailbox mailbox,
            SessionSettings settings,
            Clock clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.issue = issue;
        this.endSession = endSession;
        this.announce = announce;
        this.mailbox = mailbox;
        this.settings = settings;
        this.clock = clock;
    }

    /** Where the user stood, as the other services said, in the organisation that the session was in. */
    record Asked(@Nullable UUID organization, Standing standing) {}

    /** What came of it; a refusal is returned, not thrown, since what it ended must be committed. */
    sealed interface Outcome {}

    record Traded(TokenPair pair) implements Outcome {}

    record Refused(Problem problem) implements Outcome {}

    /** The session has moved to another organisation since it was asked what the user may do. */
    record Moved() implements Outcome {}

    /** @param asked null where the token looked as if it would be refused */
    Outcome trade(String presented, Account account, @Nullable Asked asked) {
        Instant now = clock.instant();
        RefreshToken token = tokens.find(RefreshToken.hashOf(presented)).orElseThrow();
        Session session = sessions.lock(token.sessionId()).orElseThrow();
        if (!session.isLiveAt(now)) {
            return new Refused(session.whyEnded());
        }
        // Read again: it may have been traded while the lock was waited for.
        RefreshToken locked = tokens.find(token.hash()).orElseThrow();
        return switch (locked.judge(now)) {
            case FRESH, REPEATED -> give(presented, locked, session, account, asked);
            case REUSED -> endFamily(session, account);
            case SUPERSEDED, EXPIRED ->
                new Refused(SessionProblem.INVALID_REFRESH_TOKEN.because(
                        "This refresh token does not hold any more. Sign in again."));
        };
    }

    private Outcome give(
            String presented, RefreshToken token, Session session, Account account, @Nullable Asked asked) {
        if (asked == null || !Objects.equals(asked.organization(), session.currentOrg())) {
            return new Moved();
        }
        Standing standing = asked.standing();
        Instant now = clock.instant();
        boolean repeated = token.successor() != null;
        String refresh = repeated ? token.openSuccessor(presented) : issue.issueSuccessor(presented, session, now);
        String access = issue.issueAccess(session, account, standing, now);
        // A repeated answer is the same use of the session, and need not be noted again.
        if (!repeated || !Objects.equals(session.currentOrg(), standing.organizationId())) {
            noteUse(session, standing, now);
        }
        return new Traded(new TokenPair(access, refresh, settings.idle(), account, standing));
    }

    private void noteUse(Session session, Standing standing, Instant now) {
        Principal caller = Tenancy.current();
        Instant idleEnd = settings.idleEnd(now, session.expiresAt());
        String device = Device.of(caller.userAgent());
        sessions.seen(session, now, idleEnd, caller.clientIp(), device, standing.organizationId());
    }

    private Outcome endFamily(Session session, Account account) {
        announce.reuseDetected(session);
        endSession.end(session, EndReason.REFRESH_TOKEN_REUSED);
        mailbox.sendNotice("session_reuse", account.id(), account.email(), account.fullName(), "settings/sessions");
        return new Refused(SessionProblem.ended(EndReason.REFRESH_TOKEN_REUSED.code()));
    }
}
