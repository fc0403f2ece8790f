package io.truevalue.policy;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.runtime.CelEvaluationException;
import io.truevalue.tenancy.catalogue.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a checked tree as a {@link Node}, and refuses what the database could not ask of a record. */
final class Reading {
    private static final int LARGEST = 300;
    private static final String HELP = "Of a record one can ask: ==, != and in; <, <=, > and >= of times, dates, whole"
            + " numbers and size(); startsWith, endsWith and contains; exists and all of a list; with &&, ||, ! and ?:."
            + " What an attribute is compared with must not be computed from the record.";
    private static final Map<String, String> COMPARISONS =
            Map.of("_==_", "==", "_!=_", "!=", "_<_", "<", "_<=_", "<=", "_>_", ">", "_>=_", ">=");
    private static final Map<String, String> TURNED =
            Map.of("==", "==", "!=", "!=", "<", ">", "<=", ">=", ">", "<", ">=", "<=");
    private static final Map<String, Node.TextTest.Kind> TEXT_TESTS = Map.of(
            "startsWith",
            Node.TextTest.Kind.STARTS,
            "endsWith",
            Node.TextTest.Kind.ENDS,
            "contains",
            Node.TextTest.Kind.CONTAINS);
    /** No regular expressions, conversions or text building: what is left costs what its text is long. */
    private static final Set<String> FUNCTIONS = Set.of(
            "_&&_",
            "_||_",
            "!_",
            "_?_:_",
            "_==_",
            "_!=_",
            "_<_",
            "_<=_",
            "_>_",
            "_>=_",
            "@in",
            "_-_",
            "_+_",
            "-_",
            "size",
            "startsWith",
            "endsWith",
            "contains",
            "timestamp",
            "duration",
            "getFullYear",
            "getMonth",
            "getDate",
            "getDayOfMonth",
            "getDayOfWeek",
            "getDayOfYear",
            "getHours",
            "getMinutes",
            "getSeconds",
            "inNetwork",
            "@not_strictly_false");

    private final Parts parts;
    private @Nullable String element;

    Reading(Parts parts) {
        this.parts = parts;
    }

    Node read() throws ConditionRefused {
        if (Parts.size(parts.root()) > LARGEST) {
            throw parts.refused(parts.root(), "too large: at most " + LARGEST + " operations and values");
        }
        check(parts.root());
        return read(parts.root());
    }

    private void check(CelExpr part) throws ConditionRefused {
        if (part.getKind() == Kind.MAP || part.getKind() == Kind.STRUCT) {
            throw parts.refused(part, "maps and messages are not for conditions");
        }
        if (part.getKind() == Kind.CALL) {
            checkCall(part, part.call());
        }
        if (part.getKind() == Kind.COMPREHENSION
                && Set.of("principal", "request", "resource")
                        .contains(part.comprehension().iterVar())) {
            throw parts.refused(
                    part, "choose another name than " + part.comprehension().iterVar());
        }
        if (part.getKind() == Kind.CONSTANT
                && part.constant().getKind() == CelConstant.Kind.STRING_VALUE
                && !JsonPaths.holdable(part.constant().stringValue())) {
            throw parts.refused(part, "a text without NUL and lone surrogates");
        }
        for (CelExpr child : Parts.children(part)) {
            check(child);
        }
    }

    private void checkCall(CelExpr part, CelExpr.CelCall call) throws ConditionRefused {
        if (!FUNCTIONS.contains(call.function())) {
            throw parts.refused(part, call.function() + " is not for conditions");
        }
        if (parts.isConstant(part)
                && (call.function().equals("timestamp") || call.function().equals("duration"))) {
            known(part);
        }
        if (call.function().equals("inNetwork")) {
            CelExpr network = call.args().getFirst();
            try {
                Networks.check(network.constantOrDefault().stringValue());
            } catch (IllegalArgumentException | UnsupportedOperationException e) {
                throw parts.refused(network, "a network in quotes, such as \"10.0.0.0/8\"");
            }
        }
    }

    private Node read(CelExpr part) throws ConditionRefused {
        if (isKnown(part)) {
            return known(part);
        }
        Optional<Attribute> attribute = parts.attribute(part);
        if (attribute.isPresent()) {
            return new Node.Flag(attribute.get().name());
        }
        return switch (part.getKind()) {
            case CALL -> call(part, part.call());
            case COMPREHENSION -> quantified(part, part.comprehension());
            default -> throw parts.refused(part, HELP);
        };
    }

    private Node call(CelExpr part, CelExpr.CelCall call) throws ConditionRefused {
        List<CelExpr> arguments = call.args();
        String comparison = COMPARISONS.get(call.function());
        if (comparison != null) {
            return compare(part, arguments.get(0), comparison, arguments.get(1));
        }
        Node.TextTest.Kind test = TEXT_TESTS.get(call.function());
        if (test != null) {
            CelExpr text = call.target().orElse(part);
            return new Node.TextTest(operand(text), test, knownOrRefused(arguments.getFirst()));
        }
        return switch (call.function()) {
            case "_&&_" -> new Node.All(readAll(arguments));
            case "_||_" -> new Node.Any(readAll(arguments));
            case "!_" -> new Node.Not(read(arguments.getFirst()));
            case "_?_:_" ->
                new Node.Choice(knownOrRefused(arguments.get(0)), read(arguments.get(1)), read(arguments.get(2)));
            case "@in" -> in(part, arguments.get(0), arguments.get(1));
            default -> throw parts.refused(part, HELP);
        };
    }

    private List<Node> readAll(List<CelExpr> all) throws ConditionRefused {
        List<Node> nodes = new ArrayList<>();
        for (CelExpr each : all) {
            nodes.add(read(each));
        }
        return nodes;
    }

    private Node compare(CelExpr part, CelExpr left, String operator, CelExpr right) throws ConditionRefused {
        if (isKnown(left)) {
            return compare(part, right, String.valueOf(TURNED.get(operator)), left);
        }
        Node.Operand asked = operand(left);
        boolean order = !operator.equals("==") && !operator.equals("!=");
        if (order && !asked.ordered()) {
            throw parts.refused(part, "texts, ids and flags have no order here: use == or in");
        }
        if (isKnown(right)) {
            return new Node.Compare(asked, operator, known(right));
        }
        Node.Operand other = operand(right);
        if (asked instanceof Node.Operand.Attr one && other instanceof Node.Operand.Attr two) {
            return new Node.CompareBoth(one, operator, two);
        }
        throw parts.refused(part, HELP);
    }

    private Node in(CelExpr part, CelExpr item, CelExpr list) throws ConditionRefused {
        if (isKnown(list)) {
            return new Node.OneOf(operand(item), known(list));
        }
        Attribute attribute = parts.attribute(list)
                .filter(each -> each.type() == Attribute.Type.STRINGS)
                .orElseThrow(() -> parts.refused(list, HELP));
        if (!isKnown(item)) {
            throw parts.refused(part, HELP);
        }
        return new Node.Holds(attribute.name(), known(item));
    }

    private Node quantified(CelExpr part, CelExpr.CelComprehension loop) throws ConditionRefused {
        Attribute list = parts.attribute(loop.iterRange())
                .orElseThrow(() -> parts.refused(part, "write resource.x in principal.y, or ask a list of the record"));
        CelExpr.CelCall step = loop.loopStep().call();
        CelExpr body = step.args().getLast();
        if (element != null || parts.asksRecord(body)) {
            throw parts.refused(part, "within exists or all, the element alone can be asked");
        }
        element = loop.iterVar();
        Node read = read(body);
        element = null;
        return new Node.Quantified(list.name(), step.function().equals("_&&_"), read);
    }

    private Node.Operand operand(CelExpr part) throws ConditionRefused {
        if (element != null
                && part.getKind() == Kind.IDENT
                && part.ident().name().equals(element)) {
            return new Node.Operand.Element();
        }
        if (part.getKind() == Kind.CALL && part.call().function().equals("size")) {
            CelExpr sized =
                    part.call().target().orElseGet(() -> part.call().args().getFirst());
            Attribute list = parts.attribute(sized)
                    .filter(each -> each.type() == Attribute.Type.STRINGS)
                    .orElseThrow(() -> parts.refused(part, "size() is for lists"));
            return new Node.Operand.Size(list.name());
        }
        Attribute attribute = parts.attribute(part).orElseThrow(() -> parts.refused(part, HELP));
        if (attribute.type() == Attribute.Type.STRINGS) {
            throw parts.refused(part, "ask what is in a list, not whether it equals another");
        }
        return new Node.Operand.Attr(attribute.name(), attribute.type());
    }

    private boolean isKnown(CelExpr part) {
        return !parts.asksRecord(part) && (element == null || !Parts.uses(part, element));
    }

    private Node.Known knownOrRefused(CelExpr part) throws ConditionRefused {
        if (!isKnown(part)) {
            throw parts.refused(part, HELP);
        }
        return known(part);
    }

    /** What names nothing is tried at once: a time that is none is refused now and not found out later. */
    private Node.Known known(CelExpr part) throws ConditionRefused {
        Node.Known known = new Node.Known(parts.program(part));
        if (parts.isConstant(part)) {
            try {
                known.program().eval();
            } catch (CelEvaluationException e) {
                throw parts.refused(part, "cannot be evaluated");
            }
        }
        return known;
    }
}
