package io.truevalue.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelReference;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.truevalue.tenancy.catalogue.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A checked tree: what its parts name, where they stand, and each as a program of its own. */
final class Parts {
    static final String RESOURCE = "resource.";

    private final CelAbstractSyntaxTree tree;
    private final CelRuntime runtime;
    private final Map<String, Attribute> attributes;

    Parts(CelAbstractSyntaxTree tree, CelRuntime runtime, Map<String, Attribute> attributes) {
        this.tree = tree;
        this.runtime = runtime;
        this.attributes = attributes;
    }

    CelExpr root() {
        return tree.getExpr();
    }

    CelRuntime.Program program(CelExpr part) {
        try {
            return runtime.createProgram(CelAbstractSyntaxTree.newCheckedAst(
                    part, tree.getSource(), tree.getReferenceMap(), tree.getTypeMap()));
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("a checked tree makes a program", e);
        }
    }

    /** The attribute that the part is, where it is one. */
    Optional<Attribute> attribute(CelExpr part) {
        return nameOf(part)
                .filter(name -> name.startsWith(RESOURCE))
                .map(name -> attributes.get(name.substring(RESOURCE.length())));
    }

    /** The variable that the part is, such as {@code principal.id}. */
    Optional<String> nameOf(CelExpr part) {
        CelExpr.ExprKind.Kind kind = part.getKind();
        return kind == CelExpr.ExprKind.Kind.IDENT || kind == CelExpr.ExprKind.Kind.SELECT
                ? tree.getReference(part.id()).map(CelReference::name).filter(name -> !name.isEmpty())
                : Optional.empty();
    }

    boolean asksRecord(CelExpr part) {
        return any(part, each -> attribute(each).isPresent());
    }

    boolean isConstant(CelExpr part) {
        return !any(part, each -> nameOf(each).isPresent());
    }

    static boolean uses(CelExpr part, String identifier) {
        return any(
                part,
                each -> each.getKind() == CelExpr.ExprKind.Kind.IDENT
                        && each.ident().name().equals(identifier));
    }

    static boolean any(CelExpr part, Predicate<CelExpr> claim) {
        return claim.test(part) || children(part).stream().anyMatch(child -> any(child, claim));
    }

    static int size(CelExpr part) {
        return 1 + children(part).stream().mapToInt(Parts::size).sum();
    }

    static List<CelExpr> children(CelExpr part) {
        List<CelExpr> children = new ArrayList<>();
        switch (part.getKind()) {
            case SELECT -> children.add(part.select().operand());
            case CALL -> {
                part.call().target().ifPresent(children::add);
                children.addAll(part.call().args());
            }
            case LIST -> children.addAll(part.list().elements());
            case MAP ->
                part.map().entries().forEach(entry -> {
                    children.add(entry.key());
                    children.add(entry.value());
                });
            case COMPREHENSION -> {
                CelExpr.CelComprehension loop = part.comprehension();
                children.addAll(List.of(
                        loop.iterRange(), loop.accuInit(), loop.loopCondition(), loop.loopStep(), loop.result()));
            }
            case NOT_SET, CONSTANT, IDENT, STRUCT -> {}
        }
        return children;
    }

    ConditionRefused refused(CelExpr part, String message) {
        CelSourceLocation at = Optional.ofNullable(
                        tree.getSource().getPositionsMap().get(part.id()))
                .flatMap(offset -> tree.getSource().getOffsetLocation(offset))
                .orElse(CelSourceLocation.of(1, 0));
        return new ConditionRefused(List.of(new ConditionFault(at.getLine(), at.getColumn() + 1, message)));
    }
}
