package io.truevalue.merkle;

import static io.truevalue.merkle.Proofs.reject;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/**
 * A checkpoint as it goes out: a C2SP signed note. What it says counts only once {@link #verifiedBy} has returned.
 */
public final class SignedCheckpoint {
    private static final int LONGEST = 100_000;
    private static final String BLANK_LINE = "\n\n";

    private final String text;
    private final String body;
    private final Checkpoint checkpoint;
    private final List<NoteSignature> signatures;

    private SignedCheckpoint(String text, String body, List<NoteSignature> signatures) {
        this.text = text;
        this.body = body;
        this.checkpoint = Checkpoint.parse(body);
        this.signatures = List.copyOf(signatures);
    }

    /** @throws ProofRejected where the text is no signed checkpoint */
    public static SignedCheckpoint parse(String text) {
        reject(text.length() > LONGEST, "a checkpoint of " + text.length() + " characters is too long");
        reject(
                text.chars().anyMatch(c -> c < ' ' && c != '\n'),
                "a checkpoint holds no control characters but the line's end");
        int blank = text.lastIndexOf(BLANK_LINE);
        reject(
                blank < 0 || !text.endsWith("\n"),
                "a checkpoint has a blank line before its signatures, and ends a line");
        String signed = text.substring(blank + BLANK_LINE.length());
        reject(signed.isEmpty(), "a checkpoint has a signature");
        List<NoteSignature> signatures =
                signed.lines().map(NoteSignature::parse).toList();
        return new SignedCheckpoint(text, text.substring(0, blank + 1), signatures);
    }

    static SignedCheckpoint of(Checkpoint checkpoint, NoteSignature signature) {
        String body = checkpoint.body();
        return new SignedCheckpoint(body + "\n" + signature.line() + "\n", body, List.of(signature));
    }

    /**
     * Verifies what keys known here have signed; signatures of others say nothing and are ignored.
     *
     * @return the first known key that signed
     * @throws ProofRejected where none did, or a signature of one does not hold
     */
    public VerifierKey verifiedBy(Collection<VerifierKey> keys) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        VerifierKey found = null;
        for (NoteSignature signature : signatures) {
            for (VerifierKey key : keys) {
                if (signature.isBy(key)) {
                    reject(!key.verifies(bytes, signature.signature()), "its signature does not hold");
                    found = found == null ? key : found;
                }
            }
        }
        if (found == null) {
            throw new ProofRejected("no key that is trusted has signed it");
        }
        return found;
    }

    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /** The whole note, as it was given. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedCheckpoint that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
