package io.truevalue.auth.profile;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.account.AccountProblem;
import io.truevalue.auth.account.Accounts;
import io.truevalue.auth.history.UserHistory;
import io.truevalue.auth.login.PendingLogins;
import io.truevalue.auth.mail.MailToken.Purpose;
import io.truevalue.auth.mail.MailTokens;
import io.truevalue.auth.mail.Mailbox;
import io.truevalue.auth.password.PasswordHasher;
import io.truevalue.auth.session.EndReason;
import io.truevalue.auth.session.EndSession;
import io.truevalue.auth.token.Secrets;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.CanonicalEmail;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Takes a change of the address back, whether it counts already or not. Whoever asked for it was somebody else who could
 * sign in, so every session ends, the password works no more, and a link to choose another goes to the address restored.
 */
@Singleton
final class UndoEmailChange {
    private final Accounts accounts;
    private final MailTokens mailTokens;
    private final PendingLogins pendingLogins;
    private final PasswordHasher hasher;
    private final EndSession endSession;
    private final Mailbox mailbox;
    private final UserHistory history;
    private final Transactions transactions;
    private final Clock clock;

    UndoEmailChange(
            Accounts accounts,
            MailTokens mailTokens,
            PendingLogins pendingLogins,
            PasswordHasher hasher,
            EndSession endSession,
            Mailbox mailbox,
            UserHistory history,
            Transactions transactions,
            Clock clock) {
        this.accounts = accounts;
        this.mailTokens = mailTokens;
        this.pendingLogins = pendingLogins;
        this.hasher = hasher;
        this.endSession = endSession;
        this.mailbox = mailbox;
        this.history = history;
        this.transactions = transactions;
        this.clock = clock;
    }

    void undo(String token) {
        if (transactions
                .reading(() -> mailTokens.find(token, Purpose.UNDO_EMAIL_CHANGE))
                .isEmpty()) {
            throw AccountProblem.deadLink();
        }
        String nobodysHash = hasher.hash(Secrets.random());
        transactions.run(() -> {
            MailTokens.Holder holder =
                    mailTokens.take(token, Purpose.UNDO_EMAIL_CHANGE).orElseThrow(AccountProblem::deadLink);
            Account account = accounts.lock(holder.user()).orElseThrow(AccountProblem::deadLink);
            restore(account, new CanonicalEmail(holder.email()), nobodysHash);
        });
    }

    private void restore(Account account, CanonicalEmail before, String hash) {
        if (!account.email().equals(before) && !accounts.changeEmail(account.id(), before, clock.instant())) {
            throw AccountProblem.deadLink();
        }
        mailTokens.endAllOf(account.id());
        pendingLogins.endAllOf(account.id());
        accounts.setPassword(account.id(), hash, true, clock.instant());
        endSession.endAllOf(account.id(), null, EndReason.EMAIL_CHANGE_UNDONE);
        history.append(account.id(), UserHistory.fact("user.email_change_undone", account.id()));
        mailbox.sendLink(Purpose.RESET_PASSWORD, account.id(), before, account.fullName());
    }
}
