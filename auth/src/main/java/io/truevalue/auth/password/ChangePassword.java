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
    private final PasswordRule rule;
    private final PasswordHasher hasher;
    private final ReplacePassword replacePassword;
    private final Transactions transactions;

    ChangePassword(
            Accounts accounts,
            CheckPassword checkPassword,
            PasswordRule rule,
            PasswordHasher hasher,
            ReplacePassword replacePassword,
            Transactions transactions) {
        this.accounts = accounts;
        this.checkPassword = checkPassword;
        this.rule = rule;
        this.hasher = hasher;
        this.replacePassword = replacePassword;
        this.transactions = transactions;
    }

    /** @param session the one that asks, which alone goes on */
    void change(UserId user, UUID session, String current, String password) {
        Account account = transactions
                .reading(() -> accounts.find(user))
                .orElseThrow(() -> CommonProblem.UNAUTHENTICATED.because("Sign in first.", "no such account"));
        rule.check(password, account.email());
        checkPassword.check(account.email().value(), current);
        String hash = hasher.hash(password);
        transactions.run(() -> replacePassword.replace(account, hash, session, EndReason.PASSWORD_CHANGED));
    }
}
