package io.truevalue.auth.totp;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.factor.FactorAnswer;
import io.truevalue.auth.factor.FactorChallenge;
import io.truevalue.auth.factor.FactorKind;
import io.truevalue.auth.factor.Factors;
import io.truevalue.auth.factor.Occasion;
import io.truevalue.auth.factor.SecondFactor;
import io.truevalue.auth.factor.Verdict;
import io.truevalue.auth.token.Amr;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Takes the code of any of a person's authenticator apps, each code once. */
@Singleton
final class TotpFactor implements SecondFactor {
    private final TotpStore store;
    private final TotpSeal seal;
    private final TotpCodes codes;
    private final Factors factors;
    private final Clock clock;

    TotpFactor(TotpStore store, TotpSeal seal, TotpCodes codes, Factors factors, Clock clock) {
        this.store = store;
        this.seal = seal;
        this.codes = codes;
        this.factors = factors;
        this.clock = clock;
    }

    @Override
    public FactorKind kind() {
        return FactorKind.TOTP;
    }

    @Override
    public boolean isReadyFor(Account account) {
        return factors.has(account.id(), kind());
    }

    @Override
    public boolean takes(FactorAnswer answer) {
        return answer instanceof FactorAnswer.Code(String typed) && typed.matches("[0-9]{6}");
    }

    @Override
    public FactorChallenge challenge(Account account, Occasion occasion) {
        return FactorChallenge.none(kind());
    }

    @Override
    public Verdict judge(Account account, FactorAnswer answer, Occasion occasion) {
        return judge(store.lockConfirmed(account.id()), ((FactorAnswer.Code) answer).value());
    }

    /** Whether the code is right for one of them; a right one is used up. */
    Verdict judge(List<TotpStore.Totp> locked, String code) {
        Instant now = clock.instant();
        Verdict verdict = new Verdict.Wrong();
        for (TotpStore.Totp totp : locked) {
            for (long step : codes.stepsOf(seal.open(totp.id(), totp.sealed()), code, now)) {
                if (!totp.isSpent(step) && store.use(totp.id(), step, now)) {
                    return new Verdict.Proved(kind(), List.of(Amr.ONE_TIME_CODE));
                }
                verdict = new Verdict.Spent();
            }
        }
        return verdict;
    }
}
