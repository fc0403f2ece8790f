package io.truevalue.auth.login;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.account.Accounts;
import io.truevalue.auth.factor.FactorAnswer;
import io.truevalue.auth.factor.FactorChallenge;
import io.truevalue.auth.factor.FactorKind;
import io.truevalue.auth.factor.Occasion;
import io.truevalue.auth.factor.SecondFactors;
import io.truevalue.auth.session.ConfirmIdentity;
import io.truevalue.auth.token.Amr;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets somebody who is signed in prove again that it is they: by their second factor where they have one, else by their
 * password. A password beside a second factor is checked too, and never enough.
 */
@Singleton
final class StepUp {
    private final Accounts accounts;
    private final SecondFactors factors;
    private final CheckPassword checkPassword;
    private final CheckFactor checkFactor;
    private final ConfirmIdentity confirmIdentity;
    private final Transactions transactions;

    StepUp(
            Accounts accounts,
            SecondFactors factors,
            CheckPassword checkPassword,
            CheckFactor checkFactor,
            ConfirmIdentity confirmIdentity,
            Transactions transactions) {
        this.accounts = accounts;
        this.factors = factors;
        this.checkPassword = checkPassword;
        this.checkFactor = checkFactor;
        this.confirmIdentity = confirmIdentity;
        this.transactions = transactions;
    }

    /** What the user can prove themselves by; empty where the password is all they have. */
    List<FactorKind> methods(UserId user) {
        return transactions.reading(() -> factors.methodsOf(account(user)));
    }

    FactorChallenge challenge(UserId user, UUID session, String method) {
        Account account = transactions.reading(() -> account(user));
        return factors.challenge(account, method, Occasion.stepUp(session));
    }

    /** An access token whose {@code auth_time} is now. */
    String stepUp(UserId user, UUID session, @Nullable String password, @Nullable FactorAnswer answer) {
        Account account = transactions.reading(() -> account(user));
        List<FactorKind> methods = transactions.reading(() -> factors.methodsOf(account));
        if (password == null && (methods.isEmpty() || answer == null)) {
            throw CommonProblem.VALIDATION_FAILED
                    .because("Nothing was given that proves who you are.")
                    .field(methods.isEmpty() ? "password" : "code", "required", "must not be absent");
        }
        if (password != null) {
            checkPassword.check(account.email().value(), password);
        }
        if (methods.isEmpty()) {
            return confirmIdentity.confirm(account, session, List.of(Amr.PASSWORD));
        }
        if (answer == null) {
            throw LoginProblem.factorRequired(methods);
        }
        List<String> second = checkFactor.check(account, answer, Occasion.stepUp(session));
        return confirmIdentity.confirm(account, session, Amr.withSecond(List.of(), second));
    }

    private Account account(UserId user) {
        return accounts.find(user)
                .orElseThrow(() -> CommonProblem.UNAUTHENTICATED.because("Sign in first.", "no such account"));
    }
}
