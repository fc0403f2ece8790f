package io.truevalue.auth.login;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.account.Accounts;
import io.truevalue.auth.factor.Factors;
import io.truevalue.auth.session.BeginSession;
import io.truevalue.auth.session.TokenPair;
import io.truevalue.auth.token.Amr;
import io.truevalue.auth.token.ReadStanding;
import io.truevalue.auth.token.Standing;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens a session where somebody wants to work, once they have proved who they are. */
@Singleton
public final class OpenSession {
    private final ReadStanding readStanding;
    private final BeginSession beginSession;
    private final Accounts accounts;
    private final Factors factors;
    private final Transactions transactions;

    OpenSession(
            ReadStanding readStanding,
            BeginSession beginSession,
            Accounts accounts,
            Factors factors,
            Transactions transactions) {
        this.readStanding = readStanding;
        this.beginSession = beginSession;
        this.accounts = accounts;
        this.factors = factors;
        this.transactions = transactions;
    }

    /**
     * @param organization the slug to sign in to; null for the last used, else the only one, else none
     * @param proof how they prove themselves, as in RFC 8176; asked for after the other services, so that one that is down
     *     costs nobody a code
     */
    public TokenPair open(Account account, @Nullable String organization, Supplier<List<String>> proof) {
        Principal user =
                Tenancy.current().actingAs(account.id(), account.email().value());
        return Tenancy.callAs(user, () -> {
            Standing standing = organization == null
                    ? readStanding.byDefault(account.id(), account.lastOrganization())
                    : readStanding.inSlug(account.id(), organization);
            List<String> proved = proof.get();
            return transactions.in(() -> {
                requireEnough(account, proved);
                return beginSession.begin(account, standing, proved);
            });
        });
    }

    /** A second factor may have been added since the password alone was enough; whoever adds one locks the account. */
    private void requireEnough(Account account, List<String> proved) {
        accounts.lock(account.id());
        if (!proved.contains(Amr.SEVERAL) && !factors.confirmedOf(account.id()).isEmpty()) {
            throw LoginProblem.deadSecondStep();
        }
    }
}
