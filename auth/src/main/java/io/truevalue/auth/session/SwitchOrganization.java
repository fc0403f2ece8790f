package io.truevalue.auth.session;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.account.Accounts;
import io.truevalue.auth.token.ReadStanding;
import io.truevalue.auth.token.Standing;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Moves a session to another organisation: a new pair, and the access tokens of the old one stop working. */
@Singleton
final class SwitchOrganization {
    private final SessionStore sessions;
    private final RefreshTokenStore tokens;
    private final Accounts accounts;
    private final IssueTokens issue;
    private final AnnounceSession announce;
    private final ReadStanding readStanding;
    private final SessionSettings settings;
    private final Transactions transactions;
    private final Clock clock;

    SwitchOrganization(
            SessionStore sessions,
            RefreshTokenStore tokens,
            Accounts accounts,
            IssueTokens issue,
            AnnounceSession announce,
            ReadStanding readStanding,
            SessionSettings settings,
            Transactions transactions,
            Clock clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.accounts = accounts;
        this.issue = issue;
        this.announce = announce;
        this.readStanding = readStanding;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param held the refresh token that the console's cookie holds; its successor can be given again if the answer is lost */
    TokenPair switchTo(UserId user, UUID sessionId, String slug, @Nullable String held) {
        Account account = transactions.reading(() -> accounts.find(user)).orElseThrow(SwitchOrganization::gone);
        Standing standing = readStanding.inSlug(user, slug);
        UUID organization = Objects.requireNonNull(standing.organizationId());
        return transactions.in(() -> {
            Instant now = clock.instant();
            // First, since a change of the password locks the account before its sessions too.
            accounts.rememberOrganization(user, organization);
            Session session = sessions.lock(sessionId)
                    .filter(found -> found.user().equals(user))
                    .orElseThrow(SwitchOrganization::gone);
            if (!session.isLiveAt(now)) {
                throw session.whyEnded();
            }
            List<UUID> superseded = tokens.endAccess(session.id(), now);
            Instant idleEnd = settings.idleEnd(now, session.expiresAt());
            sessions.seen(session, now, idleEnd, null, session.device(), organization);
            String refresh = nextRefresh(session, held, now);
            String access = issue.issueAccess(session, account, standing, now);
            announce.createdIn(organization, session, superseded);
            return new TokenPair(access, refresh, settings.idle(), account, standing);
        });
    }

    private String nextRefresh(Session session, @Nullable String held, Instant now) {
        if (held == null) {
            return replaceUnused(session, now);
        }
        RefreshToken token = tokens.find(RefreshToken.hashOf(held))
                .filter(found -> found.sessionId().equals(session.id()))
                .orElse(null);
        if (token == null) {
            return replaceUnused(session, now);
        }
        return switch (token.judge(now)) {
            case FRESH -> issue.issueSuccessor(held, session, now);
            case REPEATED -> token.openSuccessor(held);
            case SUPERSEDED, REUSED, EXPIRED -> replaceUnused(session, now);
        };
    }

    private String replaceUnused(Session session, Instant now) {
        tokens.supersedeUnused(session.id(), now);
        return issue.issueRefresh(session, now);
    }

    private static Problem gone() {
        return SessionProblem.ended("unknown");
    }
}
