package io.truevalue.auth.account;

import io.truevalue.auth.history.UserHistory;
import io.truevalue.auth.mail.MailToken;
import io.truevalue.auth.mail.MailTokens;
import io.truevalue.auth.mail.Mailbox;
import io.truevalue.auth.password.PasswordHasher;
import io.truevalue.auth.password.PasswordRule;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.CanonicalEmail;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/**
 * Takes a registration. Whether somebody has the address already is told to its owner by mail and to nobody else: the
 * answer and the work are the same.
 */
@Singleton
final class RegisterAccount {
    private final Accounts accounts;
    private final PasswordRule rule;
    private final PasswordHasher hasher;
    private final Mailbox mailbox;
    private final MailTokens mailTokens;
    private final UserHistory history;
    private final Transactions transactions;
    private final Clock clock;

    RegisterAccount(
            Accounts accounts,
            PasswordRule rule,
            PasswordHasher hasher,
            Mailbox mailbox,
            MailTokens mailTokens,
            UserHistory history,
            Transactions transactions,
            Clock clock) {
        this.accounts = accounts;
        this.rule = rule;
        this.hasher = hasher;
        this.mailbox = mailbox;
        this.mailTokens = mailTokens;
        this.history = history;
        this.transactions = transactions;
        this.clock = clock;
    }

    void register(CanonicalEmail email, String password, FullName name) {
        rule.check(password, email);
        String hash = hasher.hash(password);
        Instant now = clock.instant();
        UserId id = new UserId(Ids.next());
        transactions.run(() -> {
            if (accounts.insertIfFree(id, email, name.value(), hash, now)) {
                history.append(
                        id,
                        UserHistory.fact("user.registered", id)
                                .with("email", email.value())
                                .with("full_name", name.value()));
                mailbox.sendLink(MailToken.Purpose.VERIFY_EMAIL, id, email, name.value());
            } else {
                registerAgain(accounts.findByEmail(email).orElseThrow(), name, hash, now);
            }
        });
    }

    private void registerAgain(Account account, FullName name, String hash, Instant now) {
        if (account.isVerified()) {
            mailbox.sendNotice("already_registered", account.id(), account.email(), account.fullName(), "login");
            return;
        }
        // Links of the earlier registration must not open an account with this one's password.
        mailTokens.endAllOf(account.id());
        accounts.replaceUnverified(account.id(), name.value(), hash, now);
        mailbox.sendLink(MailToken.Purpose.VERIFY_EMAIL, account.id(), account.email(), name.value());
    }
}
