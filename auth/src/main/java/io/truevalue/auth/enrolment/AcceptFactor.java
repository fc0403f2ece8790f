package io.truevalue.auth.enrolment;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.account.Accounts;
import io.truevalue.auth.factor.Factor;
import io.truevalue.auth.factor.FactorKind;
import io.truevalue.auth.factor.Factors;
import io.truevalue.auth.recovery.RecoveryCodes;
import io.truevalue.auth.session.ConfirmIdentity;
import io.truevalue.auth.session.EndReason;
import io.truevalue.auth.token.Amr;
import io.truevalue.tenancy.UserId;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/**
 * What every new second factor entails, in the transaction that has locked its owner's account: this session has proved
 * it, the others end, the owner is told, and who had none gets recovery codes.
 */
@Singleton
public final class AcceptFactor {
    private static final int MOST_OF_A_KIND = 10;

    private final Accounts accounts;
    private final Factors factors;
    private final RecoveryCodes recoveryCodes;
    private final ConfirmIdentity confirmIdentity;
    private final TellOfFactor tell;

    AcceptFactor(
            Accounts accounts,
            Factors factors,
            RecoveryCodes recoveryCodes,
            ConfirmIdentity confirmIdentity,
            TellOfFactor tell) {
        this.accounts = accounts;
        this.factors = factors;
        this.recoveryCodes = recoveryCodes;
        this.confirmIdentity = confirmIdentity;
        this.tell = tell;
    }

    /** Changes to one person's factors take turns. */
    public Account lock(UserId user) {
        return accounts.lock(user)
                .orElseThrow(() -> CommonProblem.UNAUTHENTICATED.because("Sign in first.", "no such account"));
    }

    public void requireRoom(UserId user, FactorKind kind) {
        long count = factors.confirmedOf(user).stream()
                .filter(factor -> factor.kind() == kind)
                .count();
        if (count >= MOST_OF_A_KIND) {
            throw EnrolmentProblem.FACTOR_LIMIT_REACHED.because(
                    "You have " + count + " of these. Remove one that you do not use.");
        }
    }

    /** One that a new one takes the place of, before that one is accepted. */
    public void replace(Account account, Factor before) {
        factors.remove(before.id());
        tell.removed(account, before);
    }

    /**
     * @param factor as its row stands, confirmed by now
     * @param session in which it was proved
     * @param methods how it was proved, as in RFC 8176
     * @return recovery codes to be shown this once; empty for who holds some
     */
    public List<String> accept(Account account, Factor factor, UUID session, List<String> methods) {
        confirmIdentity.noteProof(account.id(), session, Amr.withSecond(List.of(), methods));
        tell.added(account, factor);
        tell.endOthers(account, session, EndReason.FACTOR_CHANGED);
        return recoveryCodes.left(account.id()) > 0 ? List.of() : recoveryCodes.renew(account.id());
    }
}
