package io.truevalue.auth.passkey;

import com.fasterxml.jackson.databind.JsonNode;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.data.AuthenticatorTransport;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import io.micronaut.data.exceptions.DataAccessException;
import io.truevalue.auth.account.Account;
import io.truevalue.auth.enrolment.AcceptFactor;
import io.truevalue.auth.factor.Factor;
import io.truevalue.auth.factor.FactorKind;
import io.truevalue.auth.factor.Factors;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Constraints;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Takes a new passkey of somebody who is signed in. Its challenge is used up, whatever comes of it. */
@Singleton
final class RegisterPasskey {
    private final OfferRegistration offerRegistration;
    private final Ceremonies ceremonies;
    private final Challenges challenges;
    private final PasskeyStore store;
    private final Factors factors;
    private final AcceptFactor acceptFactor;
    private final Transactions transactions;
    private final Clock clock;

    RegisterPasskey(
            OfferRegistration offerRegistration,
            Ceremonies ceremonies,
            Challenges challenges,
            PasskeyStore store,
            Factors factors,
            AcceptFactor acceptFactor,
            Transactions transactions,
            Clock clock) {
        this.offerRegistration = offerRegistration;
        this.ceremonies = ceremonies;
        this.challenges = challenges;
        this.store = store;
        this.factors = factors;
        this.acceptFactor = acceptFactor;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param recoveryCodes to be shown this once; empty for who holds some */
    record Registered(Factor factor, List<String> recoveryCodes) {
        @Override
        public String toString() {
            return "Registered[" + factor + "]";
        }
    }

    Registered register(UserId user, UUID session, String name, JsonNode credential) {
        ClientData said = ClientData.of(credential).orElseThrow(PasskeyProblem::unreadable);
        PasskeyOccasion occasion = PasskeyOccasion.registration(user, session);
        if (!transactions.in(() -> challenges.take(said.challenge(), occasion))) {
            throw PasskeyProblem.notRegistered("no such challenge");
        }
        if (said.framed()) {
            throw PasskeyProblem.notRegistered("asked for from within a frame of another origin");
        }
        try {
            return transactions.in(() -> add(user, session, name, said, credential));
        } catch (DataAccessException e) {
            if (Constraints.violatedBy(e)
                    .filter("passkey_credential_id_unique"::equals)
                    .isPresent()) {
                throw alreadyRegistered();
            }
            throw e;
        }
    }

    private Registered add(UserId user, UUID session, String name, ClientData said, JsonNode credential) {
        Account account = acceptFactor.lock(user);
        PublicKeyCredentialCreationOptions asked = offerRegistration.optionsFor(account, said.challenge());
        Ceremonies.Made made = verify(asked, credential);
        Instant now = clock.instant();
        Factor factor = new Factor(Ids.next(), user, FactorKind.WEBAUTHN, name, null, now, now, null);
        factors.insert(factor);
        Passkey passkey = passkey(factor, asked.getUser().getId(), made);
        store.insert(passkey);
        return new Registered(factor, acceptFactor.accept(account, factor, session, List.of(passkey.method())));
    }

    private Ceremonies.Made verify(PublicKeyCredentialCreationOptions asked, JsonNode credential) {
        boolean taken = CheckPasskey.idOf(credential).flatMap(store::find).isPresent();
        if (taken) {
            throw alreadyRegistered();
        }
        try {
            return ceremonies.finish(asked, credential);
        } catch (Ceremonies.Refused e) {
            throw PasskeyProblem.notRegistered(String.valueOf(e.getMessage()));
        }
    }

    private static Passkey passkey(Factor factor, ByteArray handle, Ceremonies.Made made) {
        RegistrationResult result = made.result();
        Set<AuthenticatorTransport> transports = new HashSet<>();
        result.getKeyId().getTransports().ifPresent(transports::addAll);
        return new Passkey(
                factor.id(),
                factor.user(),
                handle,
                result.getKeyId().getId(),
                result.getPublicKeyCose(),
                result.getSignatureCount(),
                transports,
                made.backup().possible(),
                made.backup().made());
    }

    private static RuntimeException alreadyRegistered() {
        return PasskeyProblem.PASSKEY_ALREADY_REGISTERED.because(
                "This passkey is registered already. Use another authenticator.");
    }
}
