package io.truevalue.auth.session;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.account.Accounts;
import io.truevalue.auth.history.Device;
import io.truevalue.auth.history.UserHistory;
import io.truevalue.auth.token.Standing;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Opens a session for somebody who has just proved who they are, always under a new id. */
@Singleton
public final class BeginSession {
    private final SessionStore sessions;
    private final Accounts accounts;
    private final IssueTokens issue;
    private final AnnounceSession announce;
    private final UserHistory history;
    private final SessionSettings settings;
    private final Transactions transactions;
    private final Clock clock;

    BeginSession(
            SessionStore sessions,
            Accounts accounts,
            IssueTokens issue,
            AnnounceSession announce,
            UserHistory history,
            SessionSettings settings,
            Transactions transactions,
            Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.issue = issue;
        this.announce = announce;
        this.history = history;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param factors how they proved it, as in RFC 8176 */
    public TokenPair begin(Account account, Standing standing, List<String> factors) {
        Instant now = clock.instant();
        Instant expiresAt = now.plus(settings.absolute());
        Principal caller = Tenancy.current();
        UUID organization = standing.organizationId();
        Session session = new Session(
                Ids.next(),
                account.id(),
                Device.of(caller.userAgent()),
                caller.clientIp(),
                factors,
                now,
                organization,
                now,
                now,
                settings.idleEnd(now, expiresAt),
                expiresAt,
                null,
                null,
                null);
        return transactions.in(() -> {
            Account present = lock(account);
            sessions.insert(session);
            String refresh = issue.issueRefresh(session, now);
            String access = issue.issueAccess(session, present, standing, now);
            history.append(
                    account.id(),
                    UserHistory.fact("user.logged_in", account.id()).with("session_id", session.id()));
            if (organization != null) {
                accounts.rememberOrganization(account.id(), organization);
                announce.createdIn(organization, session, List.of());
            }
            return new TokenPair(access, refresh, settings.idle(), present, standing);
        });
    }

    /** Whose password changed, or who left, while they proved themselves by the one before has proved nothing. */
    private Account lock(Account proved) {
        return accounts.lock(proved.id())
                .filter(account -> account.passwordChangedAt().equals(proved.passwordChangedAt()))
                .orElseThrow(() -> CommonProblem.UNAUTHENTICATED.because(
                        "Your password was changed at this moment. Sign in again.", "changed while signing in"));
    }
}
