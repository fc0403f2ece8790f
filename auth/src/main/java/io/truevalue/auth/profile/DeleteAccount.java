package io.truevalue.auth.profile;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.account.AccountProblem;
import io.truevalue.auth.account.Accounts;
import io.truevalue.auth.history.UserHistory;
import io.truevalue.auth.login.UnlockAddress;
import io.truevalue.auth.mail.MailTokens;
import io.truevalue.auth.mail.Mailbox;
import io.truevalue.auth.personal.PersonalData;
import io.truevalue.auth.revocation.Revocations;
import io.truevalue.auth.session.EndReason;
import io.truevalue.auth.session.EndSession;
import io.truevalue.auth.token.Membership;
import io.truevalue.auth.token.ReadStanding;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Ends an account at once and for good: sessions and tokens end, credentials and whatever is personal go, the address is
 * free. Other services hear of it by {@code user.deleted}, and org ends the memberships. An owner is refused, since an
 * organisation without one could not be repaired.
 */
@Singleton
final class DeleteAccount {
    private final Accounts accounts;
    private final ReadStanding readStanding;
    private final EndSession endSession;
    private final Revocations revocations;
    private final MailTokens mailTokens;
    private final Mailbox mailbox;
    private final UnlockAddress unlockAddress;
    private final UserHistory history;
    private final List<PersonalData> personalData;
    private final Transactions transactions;
    private final Clock clock;

    DeleteAccount(
            Accounts accounts,
            ReadStanding readStanding,
            EndSession endSession,
            Revocations revocations,
            MailTokens mailTokens,
            Mailbox mailbox,
            UnlockAddress unlockAddress,
            UserHistory history,
            List<PersonalData> personalData,
            Transactions transactions,
            Clock clock) {
        this.accounts = accounts;
        this.readStanding = readStanding;
        this.endSession = endSession;
        this.revocations = revocations;
        this.mailTokens = mailTokens;
        this.mailbox = mailbox;
        this.unlockAddress = unlockAddress;
        this.history = history;
        this.personalData = List.copyOf(personalData);
        this.transactions = transactions;
        this.clock = clock;
    }

    void delete(UserId user) {
        refuseOwner(readStanding.membershipsOf(user));
        transactions.run(() -> {
            Account account = accounts.lock(user).orElseThrow(OwnAccount::gone);
            endSession.endAllOf(user, null, EndReason.ACCOUNT_DELETED);
            revocations.endUser(user.value());
            mailTokens.eraseAllOf(user);
            unlockAddress.unlock(account.email());
            history.append(user, UserHistory.fact("user.deleted", user));
            mailbox.sendNotice("account_deleted", user, account.email(), account.fullName(), "register");
            personalData.forEach(data -> data.erase(user));
            accounts.erase(user, clock.instant());
        });
    }

    private static void refuseOwner(List<Membership> memberships) {
        List<String> owned = memberships.stream()
                .filter(Membership::owner)
                .map(Membership::slug)
                .toList();
        if (!owned.isEmpty()) {
            throw AccountProblem.OWNS_ORGANIZATIONS
                    .because("You own " + String.join(", ", owned) + ". Transfer the ownership or delete them first.")
                    .with(Map.of("organizations", owned));
        }
    }
}
