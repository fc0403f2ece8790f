package io.truevalue.signing;

/** Why a verifier refused: the stable code of the problem and its HTTP status. */
public enum Refusal {
    MISSING("signature_missing", 401),
    MALFORMED("signature_malformed", 401),
    EXPIRED("signature_expired", 401),
    INVALID("signature_invalid", 401),
    REPLAYED("signature_replayed", 401),
    /** The replay memory is full: better no answer than a replay. */
    UNAVAILABLE("unavailable", 503);

    private final String code;
    private final int status;

    Refusal(String code, int status) {
        this.code = code;
        this.status = status;
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }
}
