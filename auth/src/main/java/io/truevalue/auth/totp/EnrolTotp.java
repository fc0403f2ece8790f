package io.truevalue.auth.totp;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.enrolment.AcceptFactor;
import io.truevalue.auth.enrolment.EnrolmentProblem;
import io.truevalue.auth.factor.Factor;
import io.truevalue.auth.factor.FactorKind;
import io.truevalue.auth.factor.Factors;
import io.truevalue.auth.factor.Verdict;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Adds an authenticator app: a secret is shown once, and counts from the first right code of it on. */
@Singleton
final class EnrolTotp {
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final TotpStore store;
    private final TotpSeal seal;
    private final TotpCodes codes;
    private final TotpFactor totpFactor;
    private final Factors factors;
    private final AcceptFactor acceptFactor;
    private final Transactions transactions;
    private final Clock clock;

    EnrolTotp(
            TotpStore store,
            TotpSeal seal,
            TotpCodes codes,
            TotpFactor totpFactor,
            Factors factors,
            AcceptFactor acceptFactor,
            Transactions transactions,
            Clock clock) {
        this.store = store;
        this.seal = seal;
        this.codes = codes;
        this.totpFactor = totpFactor;
        this.factors = factors;
        this.acceptFactor = acceptFactor;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What the person's app needs. Never prints it. */
    record NewTotp(UUID id, String secret, String uri) {
        @Override
        public String toString() {
            return "NewTotp(hidden)";
        }
    }

    NewTotp enrol(UserId user, String name) {
        UUID id = Ids.next();
        String secret = codes.newSecret();
        return transactions.in(() -> {
            Account account = acceptFactor.lock(user);
            acceptFactor.requireRoom(user, FactorKind.TOTP);
            factors.removeUnconfirmed(user, FactorKind.TOTP);
            store.insert(id, user, name, seal.seal(id, secret), clock.instant());
            return new NewTotp(id, secret, TotpCodes.uri(secret, account.email().value()));
        });
    }

    /** Recovery codes, for who has none yet. */
    List<String> confirm(UserId user, UUID session, String code) {
        return transactions.in(() -> {
            Account account = acceptFactor.lock(user);
            Instant now = clock.instant();
            List<TotpStore.Totp> waiting = store.lockUnconfirmed(user, now.minus(PATIENCE));
            Factor factor = factors.unconfirmedOf(user, FactorKind.TOTP)
                    .filter(found -> !waiting.isEmpty())
                    .orElseThrow(EnrolmentProblem::nothingToConfirm);
            if (!(totpFactor.judge(waiting, code.replace(" ", "")) instanceof Verdict.Proved(var kind, var methods))) {
                throw EnrolmentProblem.wrongCode();
            }
            factors.confirm(factor.id(), now);
            return acceptFactor.accept(account, factor, session, methods);
        });
    }
}
