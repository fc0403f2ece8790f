package io.truevalue.auth.login;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.factor.FactorAnswer;
import io.truevalue.auth.factor.FactorKind;
import io.truevalue.auth.factor.Occasion;
import io.truevalue.auth.factor.SecondFactors;
import io.truevalue.auth.session.TokenPair;
import io.truevalue.auth.token.Amr;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signs somebody in by password, and by a second factor where they have one. */
@Singleton
final class LogIn {
    private static final List<String> PASSWORD = List.of(Amr.PASSWORD);

    private final CheckPassword checkPassword;
    private final SecondFactors factors;
    private final CheckFactor checkFactor;
    private final PendingLogins pending;
    private final OpenSession openSession;
    private final Transactions transactions;

    LogIn(
            CheckPassword checkPassword,
            SecondFactors factors,
            CheckFactor checkFactor,
            PendingLogins pending,
            OpenSession openSession,
            Transactions transactions) {
        this.checkPassword = checkPassword;
        this.factors = factors;
        this.checkFactor = checkFactor;
        this.pending = pending;
        this.openSession = openSession;
        this.transactions = transactions;
    }

    /**
     * @param code of an authenticator app or a recovery code, for who gives it at once
     * @param organization the slug to sign in to; null for the last used, else the only one, else none
     */
    TokenPair logIn(String email, String password, @Nullable String code, @Nullable String organization) {
        Account account = checkPassword.check(email, password);
        if (!account.isVerified()) {
            throw LoginProblem.EMAIL_NOT_VERIFIED.because("Open the link that was sent to your address first.");
        }
        List<FactorKind> methods = transactions.reading(() -> factors.methodsOf(account));
        if (methods.isEmpty()) {
            return openSession.open(account, organization, () -> PASSWORD);
        }
        if (code == null) {
            throw LoginProblem.factorRequired(
                    transactions.in(() -> pending.begin(account.id(), organization)), methods);
        }
        return openSession.open(
                account,
                organization,
                () -> Amr.withSecond(
                        PASSWORD, checkFactor.check(account, new FactorAnswer.Code(code), Occasion.loginInOneGo())));
    }
}
