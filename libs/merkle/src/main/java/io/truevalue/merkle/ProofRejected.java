package io.truevalue.merkle;

/** A proof, checkpoint or key does not hold what it claims; the message says why, in words for a person. */
public final class ProofRejected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProofRejected(String why) {
        super(why);
    }
}
