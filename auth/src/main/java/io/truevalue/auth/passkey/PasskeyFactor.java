package io.truevalue.auth.passkey;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.factor.FactorAnswer;
import io.truevalue.auth.factor.FactorChallenge;
import io.truevalue.auth.factor.FactorKind;
import io.truevalue.auth.factor.Occasion;
import io.truevalue.auth.factor.SecondFactor;
import io.truevalue.auth.factor.Verdict;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A passkey as a second factor: any that its owner has registered, discoverable or not. */
@Singleton
final class PasskeyFactor implements SecondFactor {
    private static final Logger log = LoggerFactory.getLogger(PasskeyFactor.class);

    private final CheckPasskey checkPasskey;
    private final Ceremonies ceremonies;
    private final Challenges challenges;
    private final PasskeyStore store;
    private final Transactions transactions;

    PasskeyFactor(
            CheckPasskey checkPasskey,
            Ceremonies ceremonies,
            Challenges challenges,
            PasskeyStore store,
            Transactions transactions) {
        this.checkPasskey = checkPasskey;
        this.ceremonies = ceremonies;
        this.challenges = challenges;
        this.store = store;
        this.transactions = transactions;
    }

    @Override
    public FactorKind kind() {
        return FactorKind.WEBAUTHN;
    }

    @Override
    public boolean isReadyFor(Account account) {
        return !store.of(account.id()).isEmpty();
    }

    @Override
    public boolean takes(FactorAnswer answer) {
        return answer instanceof FactorAnswer.Credential;
    }

    @Override
    public FactorChallenge challenge(Account account, Occasion occasion) {
        return transactions.in(() -> new FactorChallenge(
                kind(),
                null,
                Challenges.LIFE.toSeconds(),
                ceremonies.shown(ceremonies.request(
                        challenges.issue(PasskeyOccasion.of(occasion, account.id())), store.of(account.id())))));
    }

    @Override
    public Verdict judge(Account account, FactorAnswer answer, Occasion occasion) {
        if (!(answer instanceof FactorAnswer.Credential credential)) {
            return new Verdict.Wrong();
        }
        return switch (checkPasskey.check(credential.value(), PasskeyOccasion.of(occasion, account.id()))) {
            case CheckPasskey.Proved proved ->
                new Verdict.Proved(kind(), List.of(proved.passkey().method()));
            case CheckPasskey.Refused refused -> {
                log.info("a passkey was refused: {}", refused.why());
                yield new Verdict.Wrong();
            }
        };
    }
}
