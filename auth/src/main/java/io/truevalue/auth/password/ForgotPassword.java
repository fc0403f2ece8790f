package io.truevalue.auth.password;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.account.Accounts;
import io.truevalue.auth.mail.MailToken;
import io.truevalue.auth.mail.Mailbox;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.CanonicalEmail;
import jakarta.inject.Singleton;

/** Mails a link to choose a new password. Whether somebody has the address shows neither in the answer nor the work. */
@Singleton
final class ForgotPassword {
    private final Accounts accounts;
    private final Mailbox mailbox;
    private final Transactions transactions;

    ForgotPassword(Accounts accounts, Mailbox mailbox, Transactions transactions) {
        this.accounts = accounts;
        this.mailbox = mailbox;
        this.transactions = transactions;
    }

    void forgot(CanonicalEmail email) {
        transactions.run(() -> {
            Account account = accounts.findByEmail(email).orElse(null);
            if (account == null) {
                mailbox.sendNoLink(MailToken.Purpose.RESET_PASSWORD, email);
            } else {
                mailbox.sendLink(MailToken.Purpose.RESET_PASSWORD, account.id(), email, account.fullName());
            }
        });
    }
}
