package io.truevalue.auth.login;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.session.BeginSession;
import io.truevalue.auth.session.TokenPair;
import io.truevalue.auth.token.ReadStanding;
import io.truevalue.auth.token.Standing;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens a session where somebody wants to work, once they have proved who they are. */
@Singleton
public final class OpenSession {
    private final ReadStanding readStanding;
    private final BeginSession beginSession;

    OpenSession(ReadStanding readStanding, BeginSession beginSession) {
        this.readStanding = readStanding;
        this.beginSession = beginSession;
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
            return beginSession.begin(account, standing, proof.get());
        });
    }
}
