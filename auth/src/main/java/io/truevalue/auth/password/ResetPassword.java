package io.truevalue.auth.password;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.account.AccountProblem;
import io.truevalue.auth.account.Accounts;
import io.truevalue.auth.history.UserHistory;
import io.truevalue.auth.login.UnlockAddress;
import io.truevalue.auth.mail.MailToken;
import io.truevalue.auth.mail.MailTokens;
import io.truevalue.auth.session.EndReason;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Sets a new password by a mailed token: it proves the address, unlocks it and ends every session. */
@Singleton
final class ResetPassword {
    private final Accounts accounts;
    private final MailTokens mailTokens;
    private final ApprovePassword approvePassword;
    private final ReplacePassword replacePassword;
    private final UnlockAddress unlockAddress;
    private final UserHistory history;
    private final Transactions transactions;
    private final Clock clock;

    ResetPassword(
            Accounts accounts,
            MailTokens mailTokens,
            ApprovePassword approvePassword,
            ReplacePassword replacePassword,
            UnlockAddress unlockAddress,
            UserHistory history,
            Transactions transactions,
            Clock clock) {
        this.accounts = accounts;
        this.mailTokens = mailTokens;
        this.approvePassword = approvePassword;
        this.replacePassword = replacePassword;
        this.unlockAddress = unlockAddress;
        this.history = history;
        this.transactions = transactions;
        this.clock = clock;
    }

    void reset(String token, String password) {
        Account owner = transactions.reading(() -> mailTokens
                .find(token, MailToken.Purpose.RESET_PASSWORD)
                .flatMap(holder -> accounts.find(holder.user()))
                .orElseThrow(AccountProblem::deadLink));
        ApprovePassword.Approved approved = approvePassword.approve(owner, password);
        NewPassword replacement = approvePassword.hash(approved);
        transactions.run(() -> {
            Account account = mailTokens
                    .take(token, MailToken.Purpose.RESET_PASSWORD)
                    .flatMap(this::lockHolder)
                    .orElseThrow(AccountProblem::deadLink);
            if (accounts.verify(account.id(), account.email(), clock.instant())) {
                history.append(account.id(), UserHistory.fact("user.verified", account.id()));
            }
            unlockAddress.unlock(account.email());
            replacePassword.replace(account, replacement, null, EndReason.PASSWORD_RESET);
        });
    }

    private Optional<Account> lockHolder(MailTokens.Holder holder) {
        return accounts.lock(holder.user())
                .filter(account -> account.email().value().equals(holder.email()));
    }
}
