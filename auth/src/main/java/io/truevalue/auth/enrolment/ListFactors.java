package io.truevalue.auth.enrolment;

import io.truevalue.auth.account.Accounts;
import io.truevalue.auth.factor.Factor;
import io.truevalue.auth.factor.Factors;
import io.truevalue.auth.recovery.RecoveryCodes;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a person can prove themselves by. */
@Singleton
final class ListFactors {
    private final Accounts accounts;
    private final Factors factors;
    private final RecoveryCodes recoveryCodes;
    private final Transactions transactions;

    ListFactors(Accounts accounts, Factors factors, RecoveryCodes recoveryCodes, Transactions transactions) {
        this.accounts = accounts;
        this.factors = factors;
        this.recoveryCodes = recoveryCodes;
        this.transactions = transactions;
    }

    /** @param email where codes by mail go */
    record Held(
            List<Factor> factors,
            int recoveryCodesLeft,
            @Nullable String email) {}

    Held list(UserId user) {
        return transactions.reading(() -> new Held(
                factors.confirmedOf(user),
                recoveryCodes.left(user),
                accounts.find(user).map(account -> account.email().value()).orElse(null)));
    }
}
