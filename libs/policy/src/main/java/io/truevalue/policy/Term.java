package io.truevalue.policy;

import java.util.ArrayList;
import java.util.List;

/** A predicate of three values: one of them already, or a jsonpath that comes to one for each record. */
sealed interface Term {
    /** A predicate that is unknown: {@code starts with} asks a text. */
    String UNKNOWN_PATH = "(1 starts with \"\")";

    /** One that is decided. */
    enum Decided implements Term {
        TRUE,
        FALSE,
        UNKNOWN
    }

    /** One that the record decides. */
    record Path(String text) implements Term {}

    static Term of(boolean value) {
        return value ? Decided.TRUE : Decided.FALSE;
    }

    static Term path(String text) {
        return new Path("(" + text + ")");
    }

    default Term not() {
        return switch (this) {
            case Path path -> new Path("(!" + path.text + ")");
            case Decided.TRUE -> Decided.FALSE;
            case Decided.FALSE -> Decided.TRUE;
            case Decided.UNKNOWN -> Decided.UNKNOWN;
        };
    }

    static Term and(List<Term> terms) {
        return join(terms, Decided.FALSE, Decided.TRUE, " && ");
    }

    static Term or(List<Term> terms) {
        return join(terms, Decided.TRUE, Decided.FALSE, " || ");
    }

    private static Term join(List<Term> terms, Term absorbing, Term neutral, String operator) {
        List<String> paths = new ArrayList<>();
        boolean unknown = false;
        for (Term term : terms) {
            if (term.equals(absorbing)) {
                return absorbing;
            }
            if (term instanceof Path path) {
                paths.add(path.text);
            }
            unknown = unknown || term == Decided.UNKNOWN;
        }
        if (paths.isEmpty()) {
            return unknown ? Decided.UNKNOWN : neutral;
        }
        if (unknown) {
            paths.add(UNKNOWN_PATH);
        }
        return paths.size() == 1 ? new Path(paths.getFirst()) : new Path("(" + String.join(operator, paths) + ")");
    }

    default Residual residual() {
        return switch (this) {
            case Path path -> new Residual.OnRecord(path.text);
            case Decided.TRUE -> new Residual.Told(Answer.APPLIES);
            case Decided.FALSE -> new Residual.Told(Answer.DOES_NOT_APPLY);
            case Decided.UNKNOWN -> new Residual.Told(Answer.CANNOT_TELL);
        };
    }
}
