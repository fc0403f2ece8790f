package io.truevalue.auth.session;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.token.ReadStanding;
import io.truevalue.auth.token.Standing;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Gives a session whose user has just proved again who they are an access token that says so. */
@Singleton
public final class ConfirmIdentity {
    private final SessionStore sessions;
    private final IssueTokens issue;
    private final ReadStanding readStanding;
    private final Transactions transactions;
    private final Clock clock;

    ConfirmIdentity(
            SessionStore sessions,
            IssueTokens issue,
            ReadStanding readStanding,
            Transactions transactions,
            Clock clock) {
        this.sessions = sessions;
        this.issue = issue;
        this.readStanding = readStanding;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Within the caller's transaction: the session's user has proved, in it, who they are. */
    public void noteProof(UserId user, UUID sessionId, List<String> factors) {
        Instant now = clock.instant();
        sessions.lock(sessionId)
                .filter(session -> session.user().equals(user) && session.isLiveAt(now))
                .ifPresent(session -> sessions.authenticated(session.authenticatedNow(now, factors)));
    }

    /** @param factors how they proved it, as in RFC 8176; what the session's user proved before is added to */
    public String confirm(Account account, UUID sessionId, List<String> factors) {
        Session before = transactions
                .reading(() -> sessions.find(sessionId))
                .filter(found -> found.user().equals(account.id()))
                .orElseThrow(() -> SessionProblem.ended("unknown"));
        Standing standing = readStanding.inSession(account.id(), before.currentOrg());
        return transactions.in(() -> {
            Instant now = clock.instant();
            Session session = sessions.lock(sessionId).orElseThrow();
            if (!session.isLiveAt(now)) {
                throw session.whyEnded();
            }
            Session confirmed = session.authenticatedNow(now, factors);
            sessions.authenticated(confirmed);
            return issue.issueAccess(confirmed, account, standing, now);
        });
    }
}
