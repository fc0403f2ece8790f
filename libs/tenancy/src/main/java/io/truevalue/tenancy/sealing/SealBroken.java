package io.truevalue.tenancy.sealing;

/** What was to be opened does not belong to this key and context. */
public final class SealBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SealBroken(String reason) {
        super(reason, null, false, false);
    }
}
