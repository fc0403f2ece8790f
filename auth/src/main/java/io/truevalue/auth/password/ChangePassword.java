package io.truevalue.auth.password;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.account.Accounts;
import io.truevalue.auth.login.CheckPassword;
import io.truevalue.auth.session.EndReason;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Changes the password of somebody who is signed in and knows the present one. */
@Singleton
final class ChangePassword {
    private final Accounts accounts;
    private final CheckPassword checkPassword;
    private final ApprovePassword approvePassword;
    private final ReplacePassword replacePassword;
    private final Transactions transactions;

    ChangePassword(
            Accounts accounts,
            CheckPassword checkPassword,
            ApprovePassword approvePassword,
            ReplacePassword replacePassword,
            Transactions transactions) {
        this.accounts = accounts;
        this.checkPassword = checkPassword;
        this.approvePassword = approvePassword;
        this.replacePassword = replacePassword;
        this.transactions = transactions;
    }

    /** @param session the one that asks, which alone goes on */
    void change(UserId user, UUID session, String current, String password) {
        Account account = transactions
                .reading(() -> accounts.find(user))
                .orElseThrow(() -> CommonProblem.UNAUTHENTICATED.because("Sign in first.", "no such account"));
        ApprovePassword.Approved approved = approvePassword.approve(account, password);
        checkPassword.check(account.email().value(), current);
        NewPassword replacement = approvePassword.hash(approved);
        transactions.run(() -> replacePassword.replace(account, replacement, session, EndReason.PASSWORD_CHANGED));
    }
}
