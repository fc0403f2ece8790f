package io.truevalue.auth.profile;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.account.Accounts;
import io.truevalue.auth.account.FullName;
import io.truevalue.auth.mail.MailTokens;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.CanonicalEmail;
import io.truevalue.web.IfMatch;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Shows and changes oneself. Another address is asked for here, and taken once it is proved. */
@Singleton
final class OwnAccount {
    private final Accounts accounts;
    private final MailTokens mailTokens;
    private final ChangeEmail changeEmail;
    private final Transactions transactions;

    OwnAccount(Accounts accounts, MailTokens mailTokens, ChangeEmail changeEmail, Transactions transactions) {
        this.accounts = accounts;
        this.mailTokens = mailTokens;
        this.changeEmail = changeEmail;
        this.transactions = transactions;
    }

    AccountView show(UserId user) {
        return transactions.reading(() -> view(user));
    }

    AccountView change(UserId user, @Nullable FullName name, @Nullable CanonicalEmail email, IfMatch ifMatch) {
        return transactions.in(() -> {
            Account account = accounts.lock(user).orElseThrow(OwnAccount::gone);
            ifMatch.verify(account.version());
            if (name != null && !name.value().equals(account.fullName())) {
                accounts.rename(account, name.value());
            }
            if (email != null) {
                changeEmail.ask(account, email);
            }
            return view(user);
        });
    }

    private AccountView view(UserId user) {
        Account account = accounts.find(user).orElseThrow(OwnAccount::gone);
        return AccountView.of(account, mailTokens.pendingEmailOf(user).orElse(null));
    }

    static Problem gone() {
        return CommonProblem.UNAUTHENTICATED.because("Sign in first.", "no such account");
    }
}
