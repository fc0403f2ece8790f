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

    IssueTokens(RefreshTokenStore tokens, SignAccessToken signing) {
        this.tokens = tokens;
        this.signing = signing;
    }

    /** A refresh token without a predecessor. */
    String issueRefresh(Session session, Instant now) {
        String token = Secrets.random();
        tokens.insert(RefreshToken.hashOf(token), session.id(), now, expiry(session, now));
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
                standing,
                now);
        tokens.insertAccess(token.id(), session.id(), token.expiresAt());
        return signing.sign(token);
    }

    private static Instant expiry(Session session, Instant now) {
        Instant idle = now.plus(RefreshToken.LIFE);
        return idle.isBefore(session.expiresAt()) ? idle : session.expiresAt();
    }
}
