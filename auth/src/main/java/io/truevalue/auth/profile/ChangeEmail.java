package io.truevalue.auth.profile;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.account.Accounts;
import io.truevalue.auth.history.UserHistory;
import io.truevalue.auth.mail.MailToken.Purpose;
import io.truevalue.auth.mail.MailTokens;
import io.truevalue.auth.mail.Mailbox;
import io.truevalue.web.CanonicalEmail;
import jakarta.inject.Singleton;

/**
 * Asks for another address: it counts once its owner has followed the link that goes there, and whoever reads the one
 * before is told, with a way to undo it. Whether somebody else has the address is told to them by mail and to nobody else.
 */
@Singleton
final class ChangeEmail {
    private final Accounts accounts;
    private final MailTokens mailTokens;
    private final Mailbox mailbox;
    private final UserHistory history;

    ChangeEmail(Accounts accounts, MailTokens mailTokens, Mailbox mailbox, UserHistory history) {
        this.accounts = accounts;
        this.mailTokens = mailTokens;
        this.mailbox = mailbox;
        this.history = history;
    }

    /** Within the transaction that has locked the account. The present address takes back what was asked for. */
    void ask(Account account, CanonicalEmail email) {
        mailTokens.endAllOf(account.id(), Purpose.CHANGE_EMAIL);
        if (email.equals(account.email())) {
            return;
        }
        Account holder = accounts.findByEmail(email).filter(Account::isVerified).orElse(null);
        if (holder == null) {
            mailbox.sendLink(Purpose.CHANGE_EMAIL, account.id(), email, account.fullName());
        } else {
            mailbox.sendNoLink(Purpose.CHANGE_EMAIL, account.id(), email);
            mailbox.sendNotice("already_registered", holder.id(), holder.email(), holder.fullName(), "login");
        }
        mailbox.sendLink(Purpose.UNDO_EMAIL_CHANGE, account.id(), account.email(), account.fullName());
        history.append(account.id(), UserHistory.fact("user.email_change_requested", account.id()));
    }
}
