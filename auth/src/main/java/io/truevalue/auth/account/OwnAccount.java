package io.truevalue.auth.account;

import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Shows and renames oneself. */
@Singleton
final class OwnAccount {
    private final AccountStore accounts;
    private final Transactions transactions;

    OwnAccount(AccountStore accounts, Transactions transactions) {
        this.accounts = accounts;
        this.transactions = transactions;
    }

    Account show(UserId user) {
        return transactions.reading(() -> accounts.find(user)).orElseThrow(OwnAccount::gone);
    }

    /** @param version that the change was made upon; null where the caller does not care */
    Account rename(UserId user, @Nullable FullName name, @Nullable Long version) {
        return transactions.in(() -> {
            Account account = accounts.lock(user).orElseThrow(OwnAccount::gone);
            if (version != null && version != account.version()) {
                throw CommonProblem.STALE_VERSION.because("Your account is at version " + account.version() + ".");
            }
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
