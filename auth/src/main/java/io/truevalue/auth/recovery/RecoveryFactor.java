package io.truevalue.auth.recovery;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.factor.FactorAnswer;
import io.truevalue.auth.factor.FactorChallenge;
import io.truevalue.auth.factor.FactorKind;
import io.truevalue.auth.factor.Occasion;
import io.truevalue.auth.factor.SecondFactor;
import io.truevalue.auth.factor.Verdict;
import io.truevalue.auth.history.UserHistory;
import io.truevalue.auth.mail.Mailbox;
import io.truevalue.auth.token.Amr;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Takes a recovery code in place of a second factor. Its owner is told each time, and when few are left. */
@Singleton
final class RecoveryFactor implements SecondFactor {
    private static final int FEW = 3;
    private static final String PAGE = "settings/security";

    private final RecoveryCodes codes;
    private final UserHistory history;
    private final Mailbox mailbox;

    RecoveryFactor(RecoveryCodes codes, UserHistory history, Mailbox mailbox) {
        this.codes = codes;
        this.history = history;
        this.mailbox = mailbox;
    }

    @Override
    public FactorKind kind() {
        return FactorKind.RECOVERY_CODE;
    }

    @Override
    public boolean isReadyFor(Account account) {
        return codes.left(account.id()) > 0;
    }

    @Override
    public boolean takes(FactorAnswer answer) {
        return answer instanceof FactorAnswer.Code(String typed)
                && RecoveryCode.parse(typed).isPresent();
    }

    @Override
    public FactorChallenge challenge(Account account, Occasion occasion) {
        return FactorChallenge.none(kind());
    }

    @Override
    public Verdict judge(Account account, FactorAnswer answer, Occasion occasion) {
        RecoveryCode code =
                RecoveryCode.parse(((FactorAnswer.Code) answer).value()).orElseThrow();
        if (!codes.take(account.id(), code)) {
            return codes.wasOne(account.id(), code) ? new Verdict.Spent() : new Verdict.Wrong();
        }
        int left = codes.left(account.id());
        history.append(
                account.id(),
                UserHistory.fact("user.recovery_code_used", account.id()).with("left", left));
        mailbox.sendNotice("recovery_code_used", account, PAGE, Map.of("left", Integer.toString(left)));
        if (left == FEW || left == 0) {
            mailbox.sendNotice("recovery_codes_low", account, PAGE, Map.of("left", Integer.toString(left)));
        }
        return new Verdict.Proved(kind(), List.of(Amr.ONE_TIME_CODE));
    }
}
