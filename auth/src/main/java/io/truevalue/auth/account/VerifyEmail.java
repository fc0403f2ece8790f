package io.truevalue.auth.account;

import io.truevalue.auth.history.UserHistory;
import io.truevalue.auth.mail.MailToken.Purpose;
import io.truevalue.auth.mail.MailTokens;
import io.truevalue.auth.mail.Mailbox;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.CanonicalEmail;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Proves an address by the token that was mailed to it, once: the one registered, or another that shall take its place. */
@Singleton
final class VerifyEmail {
    private final Accounts accounts;
    private final MailTokens mailTokens;
    private final Mailbox mailbox;
    private final UserHistory history;
    private final Transactions transactions;
    private final Clock clock;

    VerifyEmail(
            Accounts accounts,
            MailTokens mailTokens,
            Mailbox mailbox,
            UserHistory history,
            Transactions transactions,
            Clock clock) {
        this.accounts = accounts;
        this.mailTokens = mailTokens;
        this.mailbox = mailbox;
        this.history = history;
        this.transactions = transactions;
        this.clock = clock;
    }

    void verify(String token) {
        transactions.run(() -> {
            Optional<MailTokens.Holder> registered = mailTokens.take(token, Purpose.VERIFY_EMAIL);
            if (registered.isPresent()) {
                verify(registered.get());
            } else {
                change(mailTokens.take(token, Purpose.CHANGE_EMAIL).orElseThrow(AccountProblem::deadLink));
            }
        });
    }

    private void verify(MailTokens.Holder holder) {
        Account account = accounts.lock(holder.user())
                .filter(found -> found.email().value().equals(holder.email()))
                .orElseThrow(AccountProblem::deadLink);
        if (accounts.verify(account.id(), account.email(), clock.instant())) {
            history.append(account.id(), UserHistory.fact("user.verified", account.id()));
        }
    }

    /** Links to the address before are dead from here, but for the one that undoes it. */
    private void change(MailTokens.Holder holder) {
        Account account = accounts.lock(holder.user()).orElseThrow(AccountProblem::deadLink);
        CanonicalEmail email = new CanonicalEmail(holder.email());
        Instant now = clock.instant();
        accounts.eraseUnverified(email, now);
        if (!accounts.changeEmail(account.id(), email, now)) {
            throw AccountProblem.deadLink();
        }
        mailTokens.endAllOf(account.id(), Purpose.CHANGE_EMAIL);
        mailTokens.endAllOf(account.id(), Purpose.RESET_PASSWORD);
        history.append(
                account.id(),
                UserHistory.fact("user.email_changed", account.id())
                        .with("before", Map.of("email", account.email().value()))
                        .with("after", Map.of("email", email.value())));
        mailbox.sendNotice("email_changed", account.id(), account.email(), account.fullName(), "login");
    }
}
