package io.truevalue.auth.factor;

import io.truevalue.auth.account.Account;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** All kinds together: which a person can use, and whether what they gave is right for any of them. */
@Singleton
public final class SecondFactors {
    private final List<SecondFactor> kinds;
    private final Factors factors;
    private final Transactions transactions;

    SecondFactors(List<SecondFactor> kinds, Factors factors, Transactions transactions) {
        this.kinds =
                kinds.stream().sorted(Comparator.comparing(SecondFactor::kind)).toList();
        this.factors = factors;
        this.transactions = transactions;
    }

    /** What the person can prove themselves by; empty for who has no second factor. Within a transaction. */
    public List<FactorKind> methodsOf(Account account) {
        if (factors.confirmedOf(account.id()).isEmpty()) {
            return List.of();
        }
        List<FactorKind> ready = kinds.stream()
                .filter(kind -> kind.isReadyFor(account))
                .map(SecondFactor::kind)
                .toList();
        return ready.equals(List.of(FactorKind.RECOVERY_CODE)) ? List.of() : ready;
    }

    /** @param method a code of {@link FactorKind} that the person can use */
    public FactorChallenge challenge(Account account, String method, Occasion occasion) {
        List<FactorKind> methods = transactions.reading(() -> methodsOf(account));
        return kinds.stream()
                .filter(kind -> kind.kind().code().equals(method) && methods.contains(kind.kind()))
                .findFirst()
                .orElseThrow(() -> CommonProblem.VALIDATION_FAILED
                        .because("You cannot prove yourself in this way.")
                        .field("method", "not_available", "one of those that are offered"))
                .challenge(account, occasion);
    }

    /** Within a transaction, which must be committed whatever the verdict is. */
    public Verdict judge(Account account, FactorAnswer answer, Occasion occasion) {
        List<FactorKind> methods = methodsOf(account);
        Verdict verdict = new Verdict.Wrong();
        for (SecondFactor kind : kinds) {
            if (!methods.contains(kind.kind()) || !kind.takes(answer)) {
                continue;
            }
            switch (kind.judge(account, answer, occasion)) {
                case Verdict.Proved proved -> {
                    return proved;
                }
                case Verdict.Spent spent -> verdict = spent;
                case Verdict.Wrong wrong -> {}
            }
        }
        return verdict;
    }
}
