package io.truevalue.auth.enrolment;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.factor.Factor;
import io.truevalue.auth.factor.Factors;
import io.truevalue.auth.recovery.RecoveryCodes;
import io.truevalue.auth.session.EndReason;
import io.truevalue.auth.token.Membership;
import io.truevalue.auth.token.ReadStanding;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Removes a second factor: not the last one where an organisation requires one or the password is short for it. */
@Singleton
final class RemoveFactor {
    private final AcceptFactor acceptFactor;
    private final Factors factors;
    private final RecoveryCodes recoveryCodes;
    private final ReadStanding readStanding;
    private final TellOfFactor tell;
    private final Transactions transactions;

    RemoveFactor(
            AcceptFactor acceptFactor,
            Factors factors,
            RecoveryCodes recoveryCodes,
            ReadStanding readStanding,
            TellOfFactor tell,
            Transactions transactions) {
        this.acceptFactor = acceptFactor;
        this.factors = factors;
        this.recoveryCodes = recoveryCodes;
        this.readStanding = readStanding;
        this.tell = tell;
        this.transactions = transactions;
    }

    void remove(UserId user, UUID session, UUID id) {
        List<Membership> organizations = readStanding.organizationsOf(user);
        transactions.run(() -> {
            Account account = acceptFactor.lock(user);
            List<Factor> all = factors.confirmedOf(user);
            Factor factor = all.stream()
                    .filter(found -> found.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> CommonProblem.NOT_FOUND.because("No such second factor."));
            if (all.size() == 1) {
                requireNoNeed(account, organizations);
                recoveryCodes.forget(user);
            }
            factors.remove(id);
            tell.removed(account, factor);
            tell.endOthers(account, session, EndReason.FACTOR_CHANGED);
        });
    }

    private static void requireNoNeed(Account account, List<Membership> organizations) {
        List<String> requiring = organizations.stream()
                .filter(Membership::requiresSecondFactor)
                .map(Membership::slug)
                .toList();
        if (!requiring.isEmpty()) {
            throw EnrolmentProblem.requiredBy(requiring);
        }
        if (!account.passwordStandsAlone()) {
            throw EnrolmentProblem.shortPassword();
        }
    }
}
