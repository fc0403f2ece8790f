package io.truevalue.auth.account;

import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.IfMatch;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Shows and renames oneself. */
@Singleton
final class OwnAccount {
    private final Accounts accounts;
    private final Transactions transactions;

    OwnAccount(Accounts accounts, Transactions transactions) {
        this.accounts = accounts;
        this.transactions = transactions;
    }

    Account show(UserId user) {
        return transactions.reading(() -> accounts.find(user)).orElseThrow(OwnAccount::gone);
    }

    Account rename(UserId user, @Nullable FullName name, IfMatch ifMatch) {
        return transactions.in(() -> {
            Account account = accounts.lock(user).orElseThrow(OwnAccount::gone);
            ifMatch.verify(account.version());
            if (name != null && !name.value().equals(account.fullName())) {
                accounts.rename(account, name.value());
            }
            return accounts.find(user).orElseThrow();
        });
    }

    private static Problem gone() {
        return CommonProblem.UNAUTHENTICATED.because("Sign in first.", "no such account");
    }
}
