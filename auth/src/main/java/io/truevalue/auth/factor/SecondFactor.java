package io.truevalue.auth.factor;

import io.truevalue.auth.account.Account;

/**
 * One kind of second factor. A bean of this type is all that a new kind needs: sign-in and step-up find it by
 * {@link SecondFactors}.
 */
public interface SecondFactor {
    FactorKind kind();

    /** Whether the person could prove themselves by it now. Within a transaction. */
    boolean isReadyFor(Account account);

    /** Whether it can judge an answer of this form at all. */
    boolean takes(FactorAnswer answer);

    /** Sends a code, or makes options to be signed. Begins its own transaction. */
    FactorChallenge challenge(Account account, Occasion occasion);

    /** Judges an answer and uses up what counts once. Within the caller's transaction, which is committed either way. */
    Verdict judge(Account account, FactorAnswer answer, Occasion occasion);
}
