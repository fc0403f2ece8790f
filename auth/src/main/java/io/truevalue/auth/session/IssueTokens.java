package io.truevalue.auth.session;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.token.AccessToken;
import io.truevalue.auth.token.Secrets;
import io.truevalue.auth.token.SignAccessToken;
import io.truevalue.auth.token.Standing;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Makes a session's tokens and notes that they are out, in the transaction that has locked the session. */
@Singleton
final class IssueTokens {
    private final RefreshTokenStore tokens;
    private final SignAccessToken signing;
    private final SessionSettings settings;

    IssueTokens(RefreshTokenStore tokens, SignAccessToken signing, SessionSettings settings) {
        this.tokens = tokens;
        this.signing = signing;
        this.settings = settings;
    }

    /** A refresh token without a predecessor. */
    String issueRefresh(Session session, Instant now) {
        String token = Secrets.random();
        tokens.insert(RefreshToken.hashOf(token), session.id(), now, settings.idleEnd(now, session.expiresAt()));
        return token;
    }

    /** The successor of a token that was presented for the first time. */
    String issueSuccessor(String presented, Session session, Instant now) {
        String successor = issueRefresh(session, now);
        tokens.use(
                RefreshToken.hashOf(presented),
                now,
                RefreshToken.hashOf(successor),
                RefreshToken.seal(presented, successor));
        return successor;
    }

    String issueAccess(Session session, Account account, Standing standing, Instant now) {
        AccessToken token = new AccessToken(
                Ids.next(),
                account.id(),
                account.email().value(),
                session.id(),
                session.authenticatedAt(),
                session.factors(),
                standing.provedBy(session.factors()),
                now);
        tokens.insertAccess(token.id(), session.id(), token.expiresAt());
        return signing.sign(token);
    }
}
