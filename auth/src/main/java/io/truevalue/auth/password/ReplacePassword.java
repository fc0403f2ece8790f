package io.truevalue.auth.password;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.account.Accounts;
import io.truevalue.auth.history.UserHistory;
import io.truevalue.auth.login.PendingLogins;
import io.truevalue.auth.mail.MailTokens;
import io.truevalue.auth.mail.Mailbox;
import io.truevalue.auth.session.EndReason;
import io.truevalue.auth.session.EndSession;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What every change of a password entails: mailed tokens die, other sessions end, its owner is told. */
@Singleton
final class ReplacePassword {
    private final Accounts accounts;
    private final MailTokens mailTokens;
    private final PendingLogins pendingLogins;
    private final EndSession endSession;
    private final UserHistory history;
    private final Mailbox mailbox;
    private final Clock clock;

    ReplacePassword(
            Accounts accounts,
            MailTokens mailTokens,
            PendingLogins pendingLogins,
            EndSession endSession,
            UserHistory history,
            Mailbox mailbox,
            Clock clock) {
        this.accounts = accounts;
        this.mailTokens = mailTokens;
        this.pendingLogins = pendingLogins;
        this.endSession = endSession;
        this.history = history;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    /** Within the caller's transaction. */
    void replace(Account account, String hash, @Nullable UUID keptSession, EndReason reason) {
        accounts.setPassword(account.id(), hash, clock.instant());
        mailTokens.endAllOf(account.id());
        pendingLogins.endAllOf(account.id());
        endSession.endAllOf(account.id(), keptSession, reason);
        history.append(account.id(), UserHistory.fact("user.password_changed", account.id()));
        mailbox.sendNotice("password_changed", account.id(), account.email(), account.fullName(), "forgot-password");
    }
}
