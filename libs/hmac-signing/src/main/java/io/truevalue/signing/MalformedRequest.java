package io.truevalue.signing;

/** A request that has no string to sign: a signed header twice, or a byte that would move a field's boundary. */
public final class MalformedRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedRequest(String message) {
        super(message, null, false, false);
    }
}
