package io.truevalue.auth.profile;

import io.micronaut.core.annotation.Introspected;
import io.truevalue.auth.account.Account;
import io.truevalue.auth.account.Accounts;
import io.truevalue.auth.history.UserHistory;
import io.truevalue.auth.mail.MailTokens;
import io.truevalue.auth.personal.PersonalData;
import io.truevalue.auth.token.Membership;
import io.truevalue.auth.token.ReadStanding;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers all that auth keeps of a person, without a secret, for them to take along (GDPR, article 20). */
@Singleton
final class ExportAccount {
    /**
     * @param data what the features keep, by section: sessions, history, second factors and so on
     */
    @Introspected
    record AccountExport(
            Instant exportedAt, AccountView profile, List<Membership> memberships, Map<String, List<?>> data) {}

    private final Accounts accounts;
    private final MailTokens mailTokens;
    private final ReadStanding readStanding;
    private final List<PersonalData> personalData;
    private final UserHistory history;
    private final Transactions transactions;
    private final Clock clock;

    ExportAccount(
            Accounts accounts,
            MailTokens mailTokens,
            ReadStanding readStanding,
            List<PersonalData> personalData,
            UserHistory history,
            Transactions transactions,
            Clock clock) {
        this.accounts = accounts;
        this.mailTokens = mailTokens;
        this.readStanding = readStanding;
        this.personalData = List.copyOf(personalData);
        this.history = history;
        this.transactions = transactions;
        this.clock = clock;
    }

    AccountExport export(UserId user) {
        List<Membership> memberships = readStanding.membershipsOf(user);
        return transactions.in(() -> {
            Account account = accounts.find(user).orElseThrow(OwnAccount::gone);
            history.append(user, UserHistory.fact("user.exported", user));
            Map<String, List<?>> data = new TreeMap<>();
            personalData.forEach(feature -> data.put(feature.section(), feature.export(user)));
            AccountView profile =
                    AccountView.of(account, mailTokens.pendingEmailOf(user).orElse(null));
            return new AccountExport(clock.instant(), profile, memberships, data);
        });
    }
}
