package io.truevalue.auth.account;

import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Reads many accounts at once; who is not known is left out. */
@Singleton
final class LookUpUsers {
    private final Accounts accounts;
    private final Transactions transactions;

    LookUpUsers(Accounts accounts, Transactions transactions) {
        this.accounts = accounts;
        this.transactions = transactions;
    }

    List<Account> lookUp(List<UUID> ids) {
        return transactions.reading(() -> accounts.list(ids));
    }
}
