package io.truevalue.policy;

import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts what is known into a condition; what is left hangs on the record alone. */
final class Binding {
    private final Map<String, Object> variables;

    Binding(Map<String, Object> variables) {
        this.variables = variables;
    }

    Term bind(Node node) {
        return switch (node) {
            case Node.Known known -> flag(value(known));
            case Node.Not not -> bind(not.inner()).not();
            case Node.All all -> Term.and(all.parts().stream().map(this::bind).toList());
            case Node.Any any -> Term.or(any.parts().stream().map(this::bind).toList());
            case Node.Choice choice -> choose(choice);
            case Node.Flag flag -> guarded("$." + flag.attribute(), "$." + flag.attribute() + " == true");
            case Node.Compare compare -> compare(compare);
            case Node.CompareBoth both -> compareBoth(both);
            case Node.OneOf oneOf -> oneOf(oneOf);
            case Node.Holds holds -> holds(holds);
            case Node.TextTest test -> test(test);
            case Node.Quantified quantified -> quantified(quantified);
        };
    }

    /** Null where it cannot be told. */
    private @Nullable Object value(Node.Known known) {
        try {
            return known.program().eval(variables);
        } catch (CelEvaluationException e) {
            return null;
        }
    }

    private static Term flag(@Nullable Object value) {
        return value instanceof Boolean told ? Term.of(told) : Term.Decided.UNKNOWN;
    }

    private Term choose(Node.Choice choice) {
        Term condition = bind(choice.condition());
        if (condition == Term.Decided.UNKNOWN) {
            return condition;
        }
        return bind(condition == Term.Decided.TRUE ? choice.then() : choice.otherwise());
    }

    /** A comparison with null is false or true in jsonpath, and cannot be told in CEL. */
    private static Term guarded(String path, String predicate) {
        return Term.path(
                "(" + path + " == null && " + Term.UNKNOWN_PATH + ") || (" + path + " != null && " + predicate + ")");
    }

    private Term compare(Node.Compare compare) {
        Object value = value(compare.right());
        boolean equality = compare.operator().equals("==") || compare.operator().equals("!=");
        if (value == null || (!equality && value instanceof NullValue)) {
            return Term.Decided.UNKNOWN;
        }
        String literal = literal(value);
        if (literal == null) {
            return Term.Decided.UNKNOWN;
        }
        String path = compare.left().path();
        String predicate = path + " " + compare.operator() + " " + literal;
        boolean tellsOfNull = (equality && !compare.left().isFlag()) || compare.left() instanceof Node.Operand.Size;
        return tellsOfNull ? Term.path(predicate) : guarded(path, predicate);
    }

    private static Term compareBoth(Node.CompareBoth both) {
        String predicate =
                both.left().path() + " " + both.operator() + " " + both.right().path();
        boolean equality = both.operator().equals("==") || both.operator().equals("!=");
        if (equality && !both.left().isFlag()) {
            return Term.path(predicate);
        }
        String nothing =
                "(" + both.left().path() + " == null || " + both.right().path() + " == null)";
        return Term.path("(" + nothing + " && " + Term.UNKNOWN_PATH + ") || (!" + nothing + " && " + predicate + ")");
    }

    private Term oneOf(Node.OneOf oneOf) {
        if (!(value(oneOf.list()) instanceof Collection<?> values)) {
            return Term.Decided.UNKNOWN;
        }
        List<Term> equalities = new ArrayList<>();
        for (Object value : values) {
            String literal = literal(value);
            if (literal == null) {
                return Term.Decided.UNKNOWN;
            }
            equalities.add(new Term.Path("(" + oneOf.left().path() + " == " + literal + ")"));
        }
        return Term.or(equalities);
    }

    private Term holds(Node.Holds holds) {
        Object value = value(holds.text());
        String literal = value == null ? null : literal(value);
        return literal == null ? Term.Decided.UNKNOWN : Term.path("$." + holds.attribute() + "[*] == " + literal);
    }

    private Term test(Node.TextTest test) {
        if (!(value(test.argument()) instanceof String argument) || !JsonPaths.holdable(argument)) {
            return Term.Decided.UNKNOWN;
        }
        String path = test.text().path();
        if (argument.isEmpty() || test.kind() == Node.TextTest.Kind.STARTS) {
            return Term.path(path + " starts with " + JsonPaths.text(argument));
        }
        return test.kind() == Node.TextTest.Kind.ENDS
                ? Term.path(path + " like_regex " + JsonPaths.ending(argument))
                : Term.path(path + " like_regex " + JsonPaths.text(argument) + " flag \"q\"");
    }

    /** Texts of a list are never null, so that the body is true or false of each. */
    private Term quantified(Node.Quantified quantified) {
        String list = "$." + quantified.attribute();
        Term body = bind(quantified.body());
        Term sought = quantified.every() ? body.not() : body;
        String filter = switch (sought) {
            case Term.Path path -> path.text();
            case Term.Decided.TRUE -> "(@ == @)";
            case Term.Decided.FALSE -> "(@ != @)";
            // CEL tells nothing of a list that has an element, and false or true of one that has none.
            case Term.Decided.UNKNOWN -> null;
        };
        if (filter == null) {
            Term empty = Term.path(list + ".size() == 0");
            return quantified.every()
                    ? Term.or(List.of(empty, Term.Decided.UNKNOWN))
                    : Term.and(List.of(empty.not(), Term.Decided.UNKNOWN));
        }
        Term found = Term.path(some(list, filter));
        if (filter.contains(Term.UNKNOWN_PATH)) {
            Term untold = Term.path(some(list, "(" + filter + ") is unknown"));
            found = Term.or(List.of(found, Term.and(List.of(untold, Term.Decided.UNKNOWN))));
        }
        return quantified.every() ? found.not() : found;
    }

    private static String some(String list, String filter) {
        return "exists (" + list + "[*] ? (" + filter + "))";
    }

    private static @Nullable String literal(Object value) {
        return switch (value) {
            case NullValue nothing -> "null";
            case String text -> JsonPaths.holdable(text) ? JsonPaths.text(text) : null;
            case Boolean flag -> flag.toString();
            case Long number -> JsonPaths.number(BigDecimal.valueOf(number));
            case Instant time -> JsonPaths.number(time);
            default -> null;
        };
    }
}
