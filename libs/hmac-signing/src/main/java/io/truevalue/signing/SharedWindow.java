package io.truevalue.signing;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * What several verifiers of one audience have seen together. Each asks it after its own {@link ReplayMemory}, so that a
 * request shown to one replica is refused by the others.
 */
public interface SharedWindow {
    /** The outcome of a claim. */
    enum Claim {
        FRESH,
        SEEN,
        /** Nobody can say now; the verifier's own memory, asked before, is all there is. */
        UNKNOWN
    }

    /**
     * Claims a request for the caller: of any number of claims of one key, one is {@code FRESH}. Does not block, and
     * never completes exceptionally.
     *
     * @param kept how long the claim must stand: until no replica takes the request's timestamp any more
     */
    CompletionStage<Claim> claim(ReplayKey key, Duration kept);
}
