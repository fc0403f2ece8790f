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
import org.jspecify.annotations.Nullable;

/** Signs somebody in by password. */
@Singleton
final class LogIn {
    private static final List<String> PASSWORD = List.of("pwd");

    private final CheckPassword checkPassword;
    private final ReadStanding readStanding;
    private final BeginSession beginSession;

    LogIn(CheckPassword checkPassword, ReadStanding readStanding, BeginSession beginSession) {
        this.checkPassword = checkPassword;
        this.readStanding = readStanding;
        this.beginSession = beginSession;
    }

    /** @param organization the slug to sign in to; null for the last used, else the only one, else none */
    TokenPair logIn(String email, String password, @Nullable String organization) {
        Account account = checkPassword.check(email, password);
        if (!account.isVerified()) {
            throw LoginProblem.EMAIL_NOT_VERIFIED.because("Open the link that was sent to your address first.");
        }
        Principal user =
                Tenancy.current().actingAs(account.id(), account.email().value());
        return Tenancy.callAs(user, () -> {
            Standing standing = organization == null
                    ? readStanding.byDefault(account.id(), account.lastOrganization())
                    : readStanding.inSlug(account.id(), organization);
            return beginSession.begin(account, standing, PASSWORD);
        });
    }
}
