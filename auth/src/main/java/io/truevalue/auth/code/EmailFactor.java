package io.truevalue.auth.code;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.factor.FactorAnswer;
import io.truevalue.auth.factor.FactorChallenge;
import io.truevalue.auth.factor.FactorKind;
import io.truevalue.auth.factor.Factors;
import io.truevalue.auth.factor.Occasion;
import io.truevalue.auth.factor.SecondFactor;
import io.truevalue.auth.factor.Verdict;
import jakarta.inject.Singleton;

/** Proves by a code that is mailed to the account's own address, as it is when the code is sent. */
@Singleton
final class EmailFactor implements SecondFactor {
    private final Factors factors;
    private final SendCode sendCode;
    private final JudgeCode judgeCode;

    EmailFactor(Factors factors, SendCode sendCode, JudgeCode judgeCode) {
        this.factors = factors;
        this.sendCode = sendCode;
        this.judgeCode = judgeCode;
    }

    @Override
    public FactorKind kind() {
        return FactorKind.EMAIL;
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
        return sendCode.send(account, kind(), account.email().value(), occasion);
    }

    @Override
    public Verdict judge(Account account, FactorAnswer answer, Occasion occasion) {
        return judgeCode.judge(account, kind(), answer, occasion);
    }
}
