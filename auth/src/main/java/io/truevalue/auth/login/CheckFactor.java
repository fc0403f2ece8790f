package io.truevalue.auth.login;

import io.micrometer.core.instrument.MeterRegistry;
import io.truevalue.auth.account.Account;
import io.truevalue.auth.factor.FactorAnswer;
import io.truevalue.auth.factor.FactorKind;
import io.truevalue.auth.factor.Occasion;
import io.truevalue.auth.factor.SecondFactors;
import io.truevalue.auth.factor.Verdict;
import io.truevalue.auth.history.UserHistory;
import io.truevalue.auth.mail.Mailbox;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Decides whether an answer proves somebody's second factor. Wrong ones are counted by account, over all of its sessions
 * and sign-ins and apart from wrong passwords: who knows the password has five guesses, then waits ever longer.
 */
@Singleton
final class CheckFactor {
    private final AdmitTry admitTry;
    private final LoginAttemptStore attempts;
    private final SecondFactors factors;
    private final UserHistory history;
    private final Mailbox mailbox;
    private final Transactions transactions;
    private final MeterRegistry meters;
    private final Clock clock;

    CheckFactor(
            AdmitTry admitTry,
            LoginAttemptStore attempts,
            SecondFactors factors,
            UserHistory history,
            Mailbox mailbox,
            Transactions transactions,
            MeterRegistry meters,
            Clock clock) {
        this.admitTry = admitTry;
        this.attempts = attempts;
        this.factors = factors;
        this.history = history;
        this.mailbox = mailbox;
        this.transactions = transactions;
        this.meters = meters;
        this.clock = clock;
    }

    /** How it was proved, as in RFC 8176; a refusal where it was not. */
    List<String> check(Account account, FactorAnswer answer, Occasion occasion) {
        String counted = countedAs(account.id());
        admitTry.admit(counted, LoginProblem::lockedByCodes);
        return switch (judgeOrAbandon(counted, account, answer, occasion)) {
            case Verdict.Proved proved -> {
                count(proved.kind().code(), "proved");
                yield proved.methods();
            }
            case Verdict.Spent spent -> throw refused(answer, "spent");
            case Verdict.Wrong wrong -> throw refused(answer, "wrong");
        };
    }

    /** No canonical address is without an at sign, so that nobody's login counts here. */
    private static String countedAs(UserId user) {
        return "factor:" + user;
    }

    /** What cannot be judged, for want of a key or of the database, is no guess. */
    private Verdict judgeOrAbandon(String counted, Account account, FactorAnswer answer, Occasion occasion) {
        Verdict verdict = null;
        try {
            verdict = transactions.in(() -> judge(account, answer, occasion));
            return verdict;
        } finally {
            if (verdict == null) {
                admitTry.abandon(counted);
            }
        }
    }

    private Verdict judge(Account account, FactorAnswer answer, Occasion occasion) {
        Verdict verdict = factors.judge(account, answer, occasion);
        Instant now = clock.instant();
        String counted = countedAs(account.id());
        switch (verdict) {
            case Verdict.Proved proved -> attempts.change(counted, before -> before.succeeded(now));
            case Verdict.Spent spent -> attempts.change(counted, before -> before.abandoned(now));
            case Verdict.Wrong wrong -> recordFailure(account, attempts.change(counted, before -> before.failed(now)));
        }
        return verdict;
    }

    private void recordFailure(Account account, LoginAttempts after) {
        history.append(
                account.id(),
                UserHistory.fact("user.login_failed", account.id())
                        .with("reason", "second_factor")
                        .failed());
        if (after.isLockedAt(clock.instant())) {
            history.append(
                    account.id(),
                    UserHistory.fact("user.locked", account.id())
                            .with("reason", "second_factor")
                            .with("until", after.lockedUntil()));
            mailbox.sendNotice(
                    "second_factor_locked", account.id(), account.email(), account.fullName(), "forgot-password");
        }
    }

    private RuntimeException refused(FactorAnswer answer, String outcome) {
        String form = switch (answer) {
            case FactorAnswer.Code code -> "code";
            case FactorAnswer.Credential credential -> FactorKind.WEBAUTHN.code();
        };
        count(form, outcome);
        return LoginProblem.wrongCode();
    }

    private void count(String factor, String outcome) {
        meters.counter("truevalue.factor.checks", "factor", factor, "outcome", outcome)
                .increment();
    }
}
