package io.truevalue.auth.passkey;

import com.fasterxml.jackson.databind.JsonNode;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.UserIdentity;
import io.truevalue.auth.account.Account;
import io.truevalue.auth.account.Accounts;
import io.truevalue.auth.enrolment.AcceptFactor;
import io.truevalue.auth.factor.FactorKind;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.UUID;

/** Gives what a browser needs to make a passkey, and reads the same again when it comes back. */
@Singleton
final class OfferRegistration {
    private static final int HANDLE_BYTES = 32;

    private final Accounts accounts;
    private final AcceptFactor acceptFactor;
    private final PasskeyStore store;
    private final Challenges challenges;
    private final Ceremonies ceremonies;
    private final Transactions transactions;
    private final SecureRandom random = new SecureRandom();

    OfferRegistration(
            Accounts accounts,
            AcceptFactor acceptFactor,
            PasskeyStore store,
            Challenges challenges,
            Ceremonies ceremonies,
            Transactions transactions) {
        this.accounts = accounts;
        this.acceptFactor = acceptFactor;
        this.store = store;
        this.challenges = challenges;
        this.ceremonies = ceremonies;
        this.transactions = transactions;
    }

    JsonNode offer(UserId user, UUID session) {
        return transactions.in(() -> {
            ByteArray challenge = challenges.issue(PasskeyOccasion.registration(user, session));
            return ceremonies.shown(optionsFor(account(user), challenge));
        });
    }

    /** Within a transaction. */
    PublicKeyCredentialCreationOptions optionsFor(Account account, ByteArray challenge) {
        acceptFactor.requireRoom(account.id(), FactorKind.WEBAUTHN);
        UserIdentity identity = UserIdentity.builder()
                .name(account.email().value())
                .displayName(account.fullName())
                .id(store.holdAs(account.id(), newHandle()))
                .build();
        return ceremonies.creation(identity, challenge, store.of(account.id()));
    }

    private Account account(UserId user) {
        return accounts.find(user)
                .orElseThrow(() -> CommonProblem.UNAUTHENTICATED.because("Sign in first.", "no such account"));
    }

    private ByteArray newHandle() {
        byte[] bytes = new byte[HANDLE_BYTES];
        random.nextBytes(bytes);
        return new ByteArray(bytes);
    }
}
