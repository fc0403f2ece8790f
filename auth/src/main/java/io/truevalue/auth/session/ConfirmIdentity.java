package io.truevalue.auth.session;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.token.ReadStanding;
import io.truevalue.auth.token.Standing;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
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

    public String confirm(Account account, UUID sessionId) {
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
            sessions.authenticated(sessionId, now);
            return issue.issueAccess(session.authenticatedNow(now), account, standing, now);
        });
    }
}
