package io.truevalue.auth.enrolment;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.factor.Factor;
import io.truevalue.auth.history.UserHistory;
import io.truevalue.auth.login.PendingLogins;
import io.truevalue.auth.mail.Mailbox;
import io.truevalue.auth.session.EndReason;
import io.truevalue.auth.session.EndSession;
import io.truevalue.events.outbox.Event;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;

/** Tells the platform and the owner of a change of factors, and ends what stood on the factors before it. */
@Singleton
final class TellOfFactor {
    private static final String PAGE = "settings/security";

    private final UserHistory history;
    private final Mailbox mailbox;
    private final EndSession endSession;
    private final PendingLogins pendingLogins;

    TellOfFactor(UserHistory history, Mailbox mailbox, EndSession endSession, PendingLogins pendingLogins) {
        this.history = history;
        this.mailbox = mailbox;
        this.endSession = endSession;
        this.pendingLogins = pendingLogins;
    }

    void added(Account account, Factor factor) {
        history.append(account.id(), fact("user.mfa_enrolled", account, factor));
        mailbox.sendNotice("factor_added", account, PAGE, Map.of("factor", inWords(factor)));
    }

    void removed(Account account, Factor factor) {
        history.append(account.id(), fact("user.mfa_removed", account, factor));
        mailbox.sendNotice("factor_removed", account, PAGE, Map.of("factor", inWords(factor)));
    }

    void recoveryCodesRenewed(Account account) {
        history.append(account.id(), UserHistory.fact("user.recovery_codes_renewed", account.id()));
        mailbox.sendNotice("recovery_codes_renewed", account, PAGE, Map.of());
    }

    void endOthers(Account account, UUID session, EndReason reason) {
        pendingLogins.endAllOf(account.id());
        endSession.endAllOf(account.id(), session, reason);
    }

    private static Event fact(String type, Account account, Factor factor) {
        return UserHistory.fact(type, account.id())
                .with("factor_id", factor.id())
                .with("kind", factor.kind().code())
                .with("name", factor.name());
    }

    private static String inWords(Factor factor) {
        String kind = switch (factor.kind()) {
            case WEBAUTHN -> "The passkey or security key";
            case TOTP -> "The authenticator app";
            case SMS -> "The phone number";
            case EMAIL -> "The e-mail address";
            case RECOVERY_CODE -> "The recovery code";
        };
        return kind + " \"" + factor.name() + "\"";
    }
}
