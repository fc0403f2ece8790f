package io.truevalue.policy;

/**
 * What is left of a condition once principal and request are known: an answer, or a predicate over the record's
 * attributes as a PostgreSQL jsonpath, which is true, false or unknown exactly where the condition is.
 */
public sealed interface Residual {
    /** The same for every record. */
    record Told(Answer answer) implements Residual {}

    /** @param predicate a jsonpath without its mode; it is to be run as {@code strict} */
    record OnRecord(String predicate) implements Residual {
        public String path() {
            return "strict " + predicate;
        }
    }
}
