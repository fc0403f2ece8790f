package io.truevalue.attack.api;

/**
 * A body that is wrong in one way.
 *
 * @param what is wrong, such as {@code NUL in}
 * @param field where, as a problem names it; empty for the body as a whole
 * @param json the text
 * @param verdict what must become of it
 */
public record BadBody(String what, String field, String json, Verdict verdict) {
    /** What must become of a bad body; none may ever be answered 5xx. */
    public enum Verdict {
        /** Refused, and the refusal names the field. */
        NAMED,
        /** Refused: so broken that no field need be named. */
        REFUSED,
        /** Refused with the field named, or kept exactly as it was sent. */
        NAMED_OR_KEPT,
        /** Taken, or refused with the field named. */
        NAMED_OR_TAKEN
    }

    @Override
    public String toString() {
        return what + " " + (field.isEmpty() ? "the body" : field);
    }
}
