package io.truevalue.auth.account;

import io.truevalue.auth.history.UserHistory;
import io.truevalue.auth.mail.MailToken;
import io.truevalue.auth.mail.MailTokens;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Proves an address by the token that was mailed to it, once. */
@Singleton
final class VerifyEmail {
    private final Accounts accounts;
    private final MailTokens mailTokens;
    private final UserHistory history;
    private final Transactions transactions;
    private final Clock clock;

    VerifyEmail(Accounts accounts, MailTokens mailTokens, UserHistory history, Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.mailTokens = mailTokens;
        this.history = history;
        this.transactions = transactions;
        this.clock = clock;
    }

    void verify(String token) {
        transactions.run(() -> {
            MailTokens.Holder holder =
                    mailTokens.take(token, MailToken.Purpose.VERIFY_EMAIL).orElseThrow(AccountProblem::deadLink);
            Account account = accounts.lock(holder.user())
                    .filter(found -> found.email().value().equals(holder.email()))
                    .orElseThrow(AccountProblem::deadLink);
            if (accounts.verify(account.id(), account.email(), clock.instant())) {
                history.append(account.id(), UserHistory.fact("user.verified", account.id()));
            }
        });
    }
}
