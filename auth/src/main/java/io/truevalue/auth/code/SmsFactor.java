package io.truevalue.auth.code;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.factor.Factor;
import io.truevalue.auth.factor.FactorAnswer;
import io.truevalue.auth.factor.FactorChallenge;
import io.truevalue.auth.factor.FactorKind;
import io.truevalue.auth.factor.Factors;
import io.truevalue.auth.factor.Occasion;
import io.truevalue.auth.factor.SecondFactor;
import io.truevalue.auth.factor.Verdict;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;

/** Proves by a code that is sent to a phone. */
@Singleton
final class SmsFactor implements SecondFactor {
    private final Factors factors;
    private final SendCode sendCode;
    private final JudgeCode judgeCode;
    private final Transactions transactions;

    SmsFactor(Factors factors, SendCode sendCode, JudgeCode judgeCode, Transactions transactions) {
        this.factors = factors;
        this.sendCode = sendCode;
        this.judgeCode = judgeCode;
        this.transactions = transactions;
    }

    @Override
    public FactorKind kind() {
        return FactorKind.SMS;
    }

    @Override
    public boolean isReadyFor(Account account) {
        return factors.has(account.id(), kind());
    }

    @Override
    public boolean takes(FactorAnswer answer) {
        return JudgeCode.takes(answer);
    }

    @Override
    public FactorChallenge challenge(Account account, Occasion occasion) {
        String number = transactions.reading(() -> factors.confirmedOf(account.id()).stream()
                .filter(factor -> factor.kind() == kind())
                .map(Factor::address)
                .findFirst()
                .orElseThrow());
        return sendCode.send(account, kind(), number, occasion);
    }

    @Override
    public Verdict judge(Account account, FactorAnswer answer, Occasion occasion) {
        return judgeCode.judge(account, kind(), answer, occasion);
    }
}
