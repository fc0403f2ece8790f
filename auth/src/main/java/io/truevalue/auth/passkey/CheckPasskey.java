package io.truevalue.auth.passkey;

import com.fasterxml.jackson.databind.JsonNode;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.exception.Base64UrlException;
import com.yubico.webauthn.exception.InvalidSignatureCountException;
import io.truevalue.auth.account.Account;
import io.truevalue.auth.account.Accounts;
import io.truevalue.auth.factor.Factors;
import io.truevalue.auth.history.UserHistory;
import io.truevalue.auth.mail.Mailbox;
import io.truevalue.tenancy.UserId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a signature proves somebody's passkey, for the occasion that it was asked for. Runs in the caller's
 * transaction, which has to be committed whatever comes of it: the challenge is used up, and what was wrong is told.
 */
@Singleton
final class CheckPasskey {
    private final Ceremonies ceremonies;
    private final Challenges challenges;
    private final PasskeyStore store;
    private final Factors factors;
    private final Accounts accounts;
    private final UserHistory history;
    private final Mailbox mailbox;
    private final Clock clock;

    CheckPasskey(
            Ceremonies ceremonies,
            Challenges challenges,
            PasskeyStore store,
            Factors factors,
            Accounts accounts,
            UserHistory history,
            Mailbox mailbox,
            Clock clock) {
        this.ceremonies = ceremonies;
        this.challenges = challenges;
        this.store = store;
        this.factors = factors;
        this.accounts = accounts;
        this.history = history;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Outcome {}

    record Proved(Account account, Passkey passkey) implements Outcome {}

    /** @param owner whose passkey it claims to be, where there is such a one */
    record Refused(String why, @Nullable Account owner) implements Outcome {}

    Outcome check(JsonNode credential, PasskeyOccasion occasion) {
        Passkey claimed = idOf(credential).flatMap(store::lock).orElse(null);
        Account owner = claimed == null ? null : accounts.find(claimed.user()).orElse(null);
        ClientData said = ClientData.of(credential).orElse(null);
        if (said == null || !challenges.take(said.challenge(), occasion)) {
            return new Refused("no such challenge", owner);
        }
        if (said.framed()) {
            return new Refused("asked for from within a frame of another origin", owner);
        }
        if (claimed == null || owner == null) {
            return new Refused("no such passkey", null);
        }
        return verify(credential, said.challenge(), occasion.user(), claimed, owner);
    }

    private Outcome verify(
            JsonNode credential, ByteArray challenge, @Nullable UserId user, Passkey claimed, Account owner) {
        List<Passkey> held = user == null ? List.of() : store.of(user);
        List<Passkey> known = user == null ? List.of(claimed) : held;
        try {
            Ceremonies.Asserted asserted =
                    ceremonies.finish(ceremonies.request(challenge, held), user, known, credential);
            if (asserted.backup().possible() != claimed.syncable()) {
                return new Refused("it changed whether it can be synced", owner);
            }
            store.signed(claimed, asserted.signatures(), asserted.backup().made());
            factors.used(claimed.factor(), clock.instant());
            return new Proved(owner, claimed);
        } catch (InvalidSignatureCountException e) {
            tellOfCopy(claimed, owner);
            return new Refused("the counter is " + e.getReceived() + ", not at least " + e.getExpectedMinimum(), owner);
        } catch (Ceremonies.Refused e) {
            return new Refused(String.valueOf(e.getMessage()), owner);
        }
    }

    /** The signature is right and the counter is behind: there is a copy of the key, or the authenticator is broken. */
    private void tellOfCopy(Passkey passkey, Account owner) {
        history.append(
                owner.id(),
                UserHistory.fact("user.passkey_copy_suspected", owner.id())
                        .with("factor_id", passkey.factor())
                        .failed());
        mailbox.sendNotice("passkey_copy_suspected", owner.id(), owner.email(), owner.fullName(), "settings/security");
    }

    /** The credential's id, where it can be read. */
    static Optional<ByteArray> idOf(JsonNode credential) {
        try {
            ByteArray id = ByteArray.fromBase64Url(credential.path("id").asText());
            return id.isEmpty() ? Optional.empty() : Optional.of(id);
        } catch (Base64UrlException e) {
            return Optional.empty();
        }
    }
}
