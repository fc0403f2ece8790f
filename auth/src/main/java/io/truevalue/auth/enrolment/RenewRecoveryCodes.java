package io.truevalue.auth.enrolment;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.factor.Factors;
import io.truevalue.auth.recovery.RecoveryCodes;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes ten new recovery codes for who has a second factor that they can stand in for. */
@Singleton
final class RenewRecoveryCodes {
    private final AcceptFactor acceptFactor;
    private final Factors factors;
    private final RecoveryCodes recoveryCodes;
    private final TellOfFactor tell;
    private final Transactions transactions;

    RenewRecoveryCodes(
            AcceptFactor acceptFactor,
            Factors factors,
            RecoveryCodes recoveryCodes,
            TellOfFactor tell,
            Transactions transactions) {
        this.acceptFactor = acceptFactor;
        this.factors = factors;
        this.recoveryCodes = recoveryCodes;
        this.tell = tell;
        this.transactions = transactions;
    }

    List<String> renew(UserId user) {
        return transactions.in(() -> {
            Account account = acceptFactor.lock(user);
            if (factors.confirmedOf(user).isEmpty()) {
                throw CommonProblem.CONFLICT.because("Add a second factor first.");
            }
            tell.recoveryCodesRenewed(account);
            return recoveryCodes.renew(user);
        });
    }
}
