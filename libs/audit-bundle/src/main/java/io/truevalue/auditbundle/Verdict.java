package io.truevalue.auditbundle;

import io.truevalue.merkle.VerifierKey;

/** What a verifier says of a bundle; {@link #line()} words it as docs/audit-bundle.md does. */
public sealed interface Verdict {
    String line();

    /**
     * Everything fits.
     *
     * @param events how many stand in the bundle
     * @param treeSize how many the log holds
     * @param key by which the last checkpoint is signed
     * @param pinned whether that key was known from elsewhere
     * @param outside how many checkpoints kept outside were compared
     */
    record Fits(Header header, long events, long treeSize, VerifierKey key, boolean pinned, int outside)
            implements Verdict {
        @Override
        public String line() {
            return "OK " + events + " events";
        }
    }

    /** The first thing that does not fit, and how. */
    record DoesNotFit(String line) implements Verdict {}

    /** Nothing was found wrong, and something that was asked for could not be looked at. */
    record NotJudged(String line) implements Verdict {}
}
