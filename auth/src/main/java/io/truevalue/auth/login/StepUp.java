package io.truevalue.auth.login;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.account.Accounts;
import io.truevalue.auth.session.ConfirmIdentity;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Lets somebody who is signed in prove again that it is they. */
@Singleton
final class StepUp {
    private final Accounts accounts;
    private final CheckPassword checkPassword;
    private final ConfirmIdentity confirmIdentity;
    private final Transactions transactions;

    StepUp(Accounts accounts, CheckPassword checkPassword, ConfirmIdentity confirmIdentity, Transactions transactions) {
        this.accounts = accounts;
        this.checkPassword = checkPassword;
        this.confirmIdentity = confirmIdentity;
        this.transactions = transactions;
    }

    /** An access token whose {@code auth_time} is now. */
    String stepUp(UserId user, UUID session, String password) {
        Account account = transactions
                .reading(() -> accounts.find(user))
                .orElseThrow(() -> CommonProblem.UNAUTHENTICATED.because("Sign in first.", "no such account"));
        checkPassword.check(account.email().value(), password);
        return confirmIdentity.confirm(account, session);
    }
}
