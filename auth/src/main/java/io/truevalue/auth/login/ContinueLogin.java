package io.truevalue.auth.login;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.account.Accounts;
import io.truevalue.auth.factor.FactorAnswer;
import io.truevalue.auth.factor.FactorChallenge;
import io.truevalue.auth.factor.Occasion;
import io.truevalue.auth.factor.SecondFactors;
import io.truevalue.auth.login.PendingLogins.PendingLogin;
import io.truevalue.auth.session.TokenPair;
import io.truevalue.auth.token.Amr;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.util.List;

/** The second step of a sign-in whose password was right. Of many answers at once one opens a session. */
@Singleton
final class ContinueLogin {
    private final PendingLogins pending;
    private final Accounts accounts;
    private final SecondFactors factors;
    private final CheckFactor checkFactor;
    private final OpenSession openSession;
    private final Transactions transactions;

    ContinueLogin(
            PendingLogins pending,
            Accounts accounts,
            SecondFactors factors,
            CheckFactor checkFactor,
            OpenSession openSession,
            Transactions transactions) {
        this.pending = pending;
        this.accounts = accounts;
        this.factors = factors;
        this.checkFactor = checkFactor;
        this.openSession = openSession;
        this.transactions = transactions;
    }

    private record Waiting(PendingLogin login, Account account) {
        Occasion occasion() {
            return Occasion.login(login.hash());
        }
    }

    FactorChallenge challenge(String token, String method) {
        Waiting waiting = find(token);
        return factors.challenge(waiting.account(), method, waiting.occasion());
    }

    TokenPair complete(String token, FactorAnswer answer) {
        Waiting waiting = find(token);
        return openSession.open(waiting.account(), waiting.login().organization(), () -> prove(waiting, answer));
    }

    private List<String> prove(Waiting waiting, FactorAnswer answer) {
        List<String> second = checkFactor.check(waiting.account(), answer, waiting.occasion());
        if (!transactions.in(() -> pending.take(waiting.login()))) {
            throw LoginProblem.deadSecondStep();
        }
        return Amr.withSecond(List.of(Amr.PASSWORD), second);
    }

    private Waiting find(String token) {
        return transactions.reading(() -> {
            PendingLogin login = pending.find(token).orElseThrow(LoginProblem::deadSecondStep);
            return new Waiting(login, accounts.find(login.user()).orElseThrow(LoginProblem::deadSecondStep));
        });
    }
}
