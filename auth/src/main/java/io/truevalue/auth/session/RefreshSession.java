package io.truevalue.auth.session;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.account.Accounts;
import io.truevalue.auth.token.ReadStanding;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Trades a refresh token for a new pair. Other services are asked first, without a lock; the trade is then one atomic
 * step under the session's lock, so that of many at once each gets the same successor.
 */
@Singleton
final class RefreshSession {
    private static final int TRIES = 3;

    private final Accounts accounts;
    private final SessionStore sessions;
    private final RefreshTokenStore tokens;
    private final ReadStanding readStanding;
    private final TradeToken trade;
    private final Transactions transactions;
    private final Clock clock;

    RefreshSession(
            Accounts accounts,
            SessionStore sessions,
            RefreshTokenStore tokens,
            ReadStanding readStanding,
            TradeToken trade,
            Transactions transactions,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.readStanding = readStanding;
        this.trade = trade;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Found(RefreshToken token, Session session, Account account) {
        boolean mayBeTraded(Instant now) {
            RefreshToken.Verdict verdict = token.judge(now);
            return verdict == RefreshToken.Verdict.FRESH || verdict == RefreshToken.Verdict.REPEATED;
        }
    }

    TokenPair refresh(String presented) {
        Found found = transactions.reading(() -> find(presented));
        Principal user = Tenancy.current()
                .actingAs(found.account().id(), found.account().email().value());
        return Tenancy.callAs(user, () -> refresh(presented, found));
    }

    private TokenPair refresh(String presented, Found first) {
        Found found = first;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Account account = found.account();
            // A token that will be refused is refused whether or not the other services are up.
            TradeToken.Asked asked = found.mayBeTraded(clock.instant()) ? ask(found.session()) : null;
            TradeToken.Outcome outcome = transactions.in(() -> trade.trade(presented, account, asked));
            switch (outcome) {
                case TradeToken.Traded traded -> {
                    return traded.pair();
                }
                case TradeToken.Refused refused -> throw refused.problem();
                case TradeToken.Moved moved -> found = transactions.reading(() -> find(presented));
            }
        }
        throw CommonProblem.UNAVAILABLE
                .because("The session is changing at this moment. Try again.")
                .retryAfter(Duration.ofSeconds(1));
    }

    private TradeToken.Asked ask(Session session) {
        return new TradeToken.Asked(session.currentOrg(), readStanding.inSession(session.user(), session.currentOrg()));
    }

    private Found find(String presented) {
        RefreshToken token = tokens.find(RefreshToken.hashOf(presented)).orElseThrow(RefreshSession::unknown);
        Session session = sessions.find(token.sessionId()).orElseThrow();
        if (!session.isLiveAt(clock.instant())) {
            throw session.whyEnded();
        }
        Account account =
                accounts.find(session.user()).orElseThrow(() -> SessionProblem.ended(EndReason.ACCOUNT_DELETED.code()));
        return new Found(token, session, account);
    }

    private static Problem unknown() {
        return SessionProblem.INVALID_REFRESH_TOKEN.because("This refresh token is not valid. Sign in again.");
    }
}
