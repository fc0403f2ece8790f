package io.truevalue.auth.password;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.factor.Factors;
import io.truevalue.auth.token.ReadStanding;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Approves a password that somebody who has an account already chooses, or refuses it. */
@Singleton
final class ApprovePassword {
    private static final Logger log = LoggerFactory.getLogger(ApprovePassword.class);

    private final PasswordRule rule;
    private final PasswordHasher hasher;
    private final Factors factors;
    private final ReadStanding readStanding;
    private final Transactions transactions;

    ApprovePassword(
            PasswordRule rule,
            PasswordHasher hasher,
            Factors factors,
            ReadStanding readStanding,
            Transactions transactions) {
        this.rule = rule;
        this.hasher = hasher;
        this.factors = factors;
        this.readStanding = readStanding;
        this.transactions = transactions;
    }

    /** What is approved but not hashed yet. Never prints it. */
    record Approved(String password, boolean standsAlone) {
        @Override
        public String toString() {
            return "Approved(hidden)";
        }
    }

    Approved approve(Account account, String password) {
        boolean hasSecondFactor =
                transactions.reading(() -> !factors.confirmedOf(account.id()).isEmpty());
        rule.check(password, account.email(), hasSecondFactor, organizationsOf(account));
        return new Approved(password, PasswordRule.standsAlone(password));
    }

    /** Argon2 takes its time, so it is asked for outside of transactions, and after cheaper refusals. */
    NewPassword hash(Approved approved) {
        return new NewPassword(hasher.hash(approved.password()), approved.standsAlone());
    }

    /** While org is away a password is judged without them: nobody is to be kept out of their account by it. */
    private List<String> organizationsOf(Account account) {
        try {
            return readStanding.organizationsOf(account.id()).stream()
                    .flatMap(membership -> Stream.of(membership.name(), membership.slug()))
                    .toList();
        } catch (Problem e) {
            log.warn("org cannot be asked, a new password is not compared with names: {}", e.internal());
            return List.of();
        }
    }
}
