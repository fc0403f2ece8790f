package io.truevalue.auth.login;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.account.Accounts;
import io.truevalue.auth.history.UserHistory;
import io.truevalue.auth.mail.Mailbox;
import io.truevalue.auth.password.PasswordHasher;
import io.truevalue.auth.password.PasswordTurns;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.CanonicalEmail;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a password is somebody's. A wrong one, an unknown address and a locked one cost the same work and get
 * the same answers, and each counts.
 */
@Singleton
public final class CheckPassword {
    private final AdmitTry admitTry;
    private final LoginAttemptStore attempts;
    private final Accounts accounts;
    private final PasswordTurns turns;
    private final PasswordHasher hasher;
    private final UserHistory history;
    private final Mailbox mailbox;
    private final Transactions transactions;
    private final Clock clock;

    CheckPassword(
            AdmitTry admitTry,
            LoginAttemptStore attempts,
            Accounts accounts,
            PasswordTurns turns,
            PasswordHasher hasher,
            UserHistory history,
            Mailbox mailbox,
            Transactions transactions,
            Clock clock) {
        this.admitTry = admitTry;
        this.attempts = attempts;
        this.accounts = accounts;
        this.turns = turns;
        this.hasher = hasher;
        this.history = history;
        this.mailbox = mailbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whose password it is; a refusal where it is nobody's. */
    public Account check(String typed, String password) {
        return turns.take(() -> checkInTurn(typed, password));
    }

    private Account checkInTurn(String typed, String password) {
        CanonicalEmail email = CanonicalEmail.parse(typed).orElse(null);
        // The mark keeps what is no address apart from all that is counted by another name.
        String counted = email == null ? "?" + typed : email.value();
        admitTry.admit(counted, LoginProblem::locked);
        Account account = email == null
                ? null
                : transactions.reading(() -> accounts.findByEmail(email)).orElse(null);
        if (!matches(counted, account, password) || account == null) {
            transactions.run(() -> recordFailure(counted, account));
            throw LoginProblem.wrong();
        }
        transactions.run(() -> recordSuccess(counted, account, password));
        return account;
    }

    private boolean matches(String counted, @Nullable Account account, String password) {
        try {
            return hasher.matches(account == null ? null : account.passwordHash(), password);
        } catch (Problem tooMany) {
            admitTry.abandon(counted);
            throw tooMany;
        }
    }

    private void recordFailure(String counted, @Nullable Account account) {
        Instant now = clock.instant();
        LoginAttempts after = attempts.change(counted, before -> before.failed(now));
        if (account == null) {
            history.appendOfNobody("user.login_failed");
            return;
        }
        history.append(
                account.id(),
                UserHistory.fact("user.login_failed", account.id()).failed());
        if (after.isLockedAt(now)) {
            history.append(
                    account.id(), UserHistory.fact("user.locked", account.id()).with("until", after.lockedUntil()));
            mailbox.sendNotice("account_locked", account.id(), account.email(), account.fullName(), "forgot-password");
        }
    }

    private void recordSuccess(String counted, Account account, String password) {
        attempts.change(counted, before -> before.succeeded(clock.instant()));
        if (hasher.isOutdated(account.passwordHash())) {
            accounts.rehash(account.id(), account.passwordHash(), hasher.hash(password));
        }
    }
}
