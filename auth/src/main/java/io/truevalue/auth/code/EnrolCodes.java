package io.truevalue.auth.code;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.account.Accounts;
import io.truevalue.auth.enrolment.AcceptFactor;
import io.truevalue.auth.enrolment.EnrolmentProblem;
import io.truevalue.auth.factor.Factor;
import io.truevalue.auth.factor.FactorAnswer;
import io.truevalue.auth.factor.FactorChallenge;
import io.truevalue.auth.factor.FactorKind;
import io.truevalue.auth.factor.Factors;
import io.truevalue.auth.factor.Occasion;
import io.truevalue.auth.factor.Verdict;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds codes by mail or phone as a second factor: the first code that is typed back shows that they arrive. */
@Singleton
final class EnrolCodes {
    private final Factors factors;
    private final AcceptFactor acceptFactor;
    private final Accounts accounts;
    private final SendCode sendCode;
    private final JudgeCode judgeCode;
    private final Transactions transactions;
    private final Clock clock;

    EnrolCodes(
            Factors factors,
            AcceptFactor acceptFactor,
            Accounts accounts,
            SendCode sendCode,
            JudgeCode judgeCode,
            Transactions transactions,
            Clock clock) {
        this.factors = factors;
        this.acceptFactor = acceptFactor;
        this.accounts = accounts;
        this.sendCode = sendCode;
        this.judgeCode = judgeCode;
        this.transactions = transactions;
        this.clock = clock;
    }

    record Begun(UUID id, FactorChallenge challenge) {}

    Begun byMail(UserId user) {
        Account account = account(user);
        return begin(account, FactorKind.EMAIL, "E-mail", null, account.email().value());
    }

    Begun byPhone(UserId user, PhoneNumber phone) {
        return begin(account(user), FactorKind.SMS, PhoneNumber.masked(phone.value()), phone.value(), phone.value());
    }

    private Begun begin(Account account, FactorKind kind, String name, @Nullable String address, String sentTo) {
        return transactions.in(() -> {
            acceptFactor.lock(account.id());
            refuseAgain(account, kind, address);
            factors.removeUnconfirmed(account.id(), kind);
            UUID id = Ids.next();
            factors.insert(new Factor(id, account.id(), kind, name, address, clock.instant(), null, null));
            return new Begun(id, sendCode.send(account, kind, sentTo, Occasion.enrol(id)));
        });
    }

    private void refuseAgain(Account account, FactorKind kind, @Nullable String address) {
        Optional<Factor> present = present(account, kind);
        if (present.isPresent()
                && (address == null || address.equals(present.get().address()))) {
            throw EnrolmentProblem.FACTOR_LIMIT_REACHED.because("You get codes there already.");
        }
    }

    /** Recovery codes, for who has none yet. Another number takes the place of the one before. */
    List<String> confirm(UserId user, UUID session, FactorKind kind, String typed) {
        return transactions
                .in(() -> confirm(acceptFactor.lock(user), session, kind, new FactorAnswer.Code(typed)))
                .orElseThrow(EnrolmentProblem::wrongCode);
    }

    /** Empty after a wrong code: the try that it was must be committed. */
    private Optional<List<String>> confirm(Account account, UUID session, FactorKind kind, FactorAnswer answer) {
        Factor factor = factors.unconfirmedOf(account.id(), kind).orElseThrow(EnrolmentProblem::nothingToConfirm);
        Verdict verdict = judgeCode.judge(account, kind, answer, Occasion.enrol(factor.id()));
        if (!(verdict instanceof Verdict.Proved(FactorKind proved, List<String> methods))) {
            return Optional.empty();
        }
        present(account, kind).ifPresent(before -> acceptFactor.replace(account, before));
        factors.confirm(factor.id(), clock.instant());
        return Optional.of(acceptFactor.accept(account, factor, session, methods));
    }

    private Optional<Factor> present(Account account, FactorKind kind) {
        return factors.confirmedOf(account.id()).stream()
                .filter(factor -> factor.kind() == kind)
                .findFirst();
    }

    private Account account(UserId user) {
        return transactions
                .reading(() -> accounts.find(user))
                .orElseThrow(() -> CommonProblem.UNAUTHENTICATED.because("Sign in first.", "no such account"));
    }
}
