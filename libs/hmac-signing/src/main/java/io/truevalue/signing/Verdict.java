package io.truevalue.signing;

/** The outcome of a verification. */
public sealed interface Verdict {
    /**
     * The signature holds. Authentication only: which routes the caller may use is the verifying service's own rule.
     *
     * @param caller {@code gateway}, a service's name or an integration's id
     * @param replayKey what tells this request from any other; the verifier's own memory holds it now, and replicas that
     *     share a {@link SharedWindow} claim it there before they act
     */
    record Verified(Hop hop, String caller, ReplayKey replayKey) implements Verdict {}

    /**
     * The request must be answered with the refusal's status and code.
     *
     * @param reason for the log alone; it names no key and no byte
     */
    record Refused(Refusal refusal, String reason) implements Verdict {}
}
