package io.truevalue.auth.passkey;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.auth.account.Account;
import io.truevalue.auth.history.UserHistory;
import io.truevalue.auth.login.LoginProblem;
import io.truevalue.auth.login.OpenSession;
import io.truevalue.auth.session.TokenPair;
import io.truevalue.auth.token.Amr;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signs somebody in by a passkey alone. It cannot be guessed, so that wrong passwords do not lock it; and it proves two
 * factors at once: the device, and the PIN, finger or face that it asked for.
 */
@Singleton
final class LogInByPasskey {
    private final CheckPasskey checkPasskey;
    private final UserHistory history;
    private final OpenSession openSession;
    private final Transactions transactions;

    LogInByPasskey(CheckPasskey checkPasskey, UserHistory history, OpenSession openSession, Transactions transactions) {
        this.checkPasskey = checkPasskey;
        this.history = history;
        this.openSession = openSession;
        this.transactions = transactions;
    }

    /** @param organization the slug to sign in to; null for the last used, else the only one, else none */
    TokenPair logIn(JsonNode credential, @Nullable String organization) {
        return switch (transactions.in(() -> check(credential))) {
            case CheckPasskey.Proved(Account account, Passkey passkey) -> {
                if (!account.isVerified()) {
                    throw LoginProblem.EMAIL_NOT_VERIFIED.because("Open the link that was sent to your address first.");
                }
                yield openSession.open(account, organization, () -> List.of(passkey.method(), Amr.SEVERAL));
            }
            case CheckPasskey.Refused refused -> throw PasskeyProblem.refused(refused.why());
        };
    }

    private CheckPasskey.Outcome check(JsonNode credential) {
        CheckPasskey.Outcome outcome = checkPasskey.check(credential, PasskeyOccasion.SIGN_IN);
        if (outcome instanceof CheckPasskey.Refused(String why, Account owner) && owner != null) {
            history.append(
                    owner.id(),
                    UserHistory.fact("user.login_failed", owner.id())
                            .with("reason", "passkey")
                            .failed());
        }
        return outcome;
    }
}
