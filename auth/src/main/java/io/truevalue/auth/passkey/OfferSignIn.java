package io.truevalue.auth.passkey;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.util.List;

/** Gives what a browser needs to sign somebody in by a passkey. It knows nobody, so that it can tell of nobody. */
@Singleton
final class OfferSignIn {
    private final Challenges challenges;
    private final Ceremonies ceremonies;
    private final Transactions transactions;

    OfferSignIn(Challenges challenges, Ceremonies ceremonies, Transactions transactions) {
        this.challenges = challenges;
        this.ceremonies = ceremonies;
        this.transactions = transactions;
    }

    JsonNode offer() {
        return transactions.in(
                () -> ceremonies.shown(ceremonies.request(challenges.issue(PasskeyOccasion.SIGN_IN), List.of())));
    }
}
