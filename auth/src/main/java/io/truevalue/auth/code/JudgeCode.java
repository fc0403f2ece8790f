package io.truevalue.auth.code;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.factor.FactorAnswer;
import io.truevalue.auth.factor.FactorKind;
import io.truevalue.auth.factor.Factors;
import io.truevalue.auth.factor.Occasion;
import io.truevalue.auth.factor.Verdict;
import io.truevalue.auth.token.Amr;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Judges what was typed against the newest code that was sent for the occasion. */
@Singleton
final class JudgeCode {
    private final SentCodeStore codes;
    private final CodeHash hash;
    private final Factors factors;
    private final Clock clock;

    JudgeCode(SentCodeStore codes, CodeHash hash, Factors factors, Clock clock) {
        this.codes = codes;
        this.hash = hash;
        this.factors = factors;
        this.clock = clock;
    }

    static boolean takes(FactorAnswer answer) {
        return answer instanceof FactorAnswer.Code(String typed) && typed.matches("[0-9]{6}");
    }

    /** Within a transaction, which must be committed whatever the verdict is: it counts the try. */
    Verdict judge(Account account, FactorKind kind, FactorAnswer answer, Occasion occasion) {
        if (!takes(answer)) {
            return new Verdict.Wrong();
        }
        Instant now = clock.instant();
        SentCode sent = codes.lockNewest(account.id(), kind, occasion).orElse(null);
        if (sent == null) {
            return new Verdict.Wrong();
        }
        String tried = hash.beside(sent.hash(), sent.id(), ((FactorAnswer.Code) answer).value());
        return switch (sent.judge(tried, now)) {
            case RIGHT -> {
                codes.spent(sent.id(), now);
                factors.confirmedOf(account.id()).stream()
                        .filter(factor -> factor.kind() == kind)
                        .forEach(factor -> factors.used(factor.id(), now));
                yield new Verdict.Proved(kind, List.of(kind == FactorKind.SMS ? Amr.TEXT_MESSAGE : Amr.ONE_TIME_CODE));
            }
            case SPENT -> new Verdict.Spent();
            case DEAD -> new Verdict.Wrong();
            case WRONG -> {
                codes.tried(sent.id());
                yield new Verdict.Wrong();
            }
        };
    }
}
