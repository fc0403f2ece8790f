package io.truevalue.auth.password;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.account.Accounts;
import io.truevalue.auth.factor.Factors;
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
    private final Factors factors;
    private final MailTokens mailTokens;
    private final PendingLogins pendingLogins;
    private final EndSession endSession;
    private final UserHistory history;
    private final Mailbox mailbox;
    private final Clock clock;

    ReplacePassword(
            Accounts accounts,
            Factors factors,
            MailTokens mailTokens,
            PendingLogins pendingLogins,
            EndSession endSession,
            UserHistory history,
            Mailbox mailbox,
            Clock clock) {
        this.accounts = accounts;
        this.factors = factors;
        this.mailTokens = mailTokens;
        this.pendingLogins = pendingLogins;
        this.endSession = endSession;
        this.history = history;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    /** Within the caller's transaction. */
    void replace(Account account, NewPassword password, @Nullable UUID keptSession, EndReason reason) {
        accounts.lock(account.id());
        if (!password.standsAlone() && factors.confirmedOf(account.id()).isEmpty()) {
            // The second factor that it was approved beside is gone since.
            throw PasswordRule.tooShort(false);
        }
        accounts.setPassword(account.id(), password.hash(), password.standsAlone(), clock.instant());
        mailTokens.endAllOf(account.id());
        pendingLogins.endAllOf(account.id());
        endSession.endAllOf(account.id(), keptSession, reason);
        history.append(account.id(), UserHistory.fact("user.password_changed", account.id()));
        mailbox.sendNotice("password_changed", account.id(), account.email(), account.fullName(), "forgot-password");
    }
}
