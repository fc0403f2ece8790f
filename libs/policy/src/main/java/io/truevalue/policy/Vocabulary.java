package io.truevalue.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.truevalue.tenancy.catalogue.Attribute;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a condition over one kind of record may speak of: {@code principal}, {@code request}, and the attributes that the
 * kind declares, as {@code resource}. Times are given and never read; nothing here looks outside.
 */
public final class Vocabulary {
    /** Code points of a condition at most. */
    public static final int LONGEST = 2_000;

    private static final int DEEPEST = 32;
    private static final int MOST_STEPS = 1_000;

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(DEEPEST)
            .comprehensionMaxIterations(MOST_STEPS)
            .evaluateCanonicalTypesToNativeValues(true)
            .build();
    private static final CelType NULLABLE_TEXT = NullableType.create(SimpleType.STRING);
    private static final CelType TEXTS = ListType.create(SimpleType.STRING);
    private static final Map<String, CelType> KNOWN = new TreeMap<>(Map.of(
            "principal.id", NULLABLE_TEXT,
            "principal.type", SimpleType.STRING,
            "principal.email", NULLABLE_TEXT,
            "principal.roles", TEXTS,
            "principal.teams", TEXTS,
            "request.time", SimpleType.TIMESTAMP,
            "request.address", NULLABLE_TEXT,
            "request.factors", TEXTS,
            "request.authenticated_at", SimpleType.TIMESTAMP));
    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addFunctionBindings(CelFunctionBinding.from(
                    "text_in_network",
                    String.class,
                    String.class,
                    (address, network) -> Networks.contains(network, address)))
            .build();

    private final Map<String, Attribute> attributes = new LinkedHashMap<>();
    private final CelCompiler compiler;

    private Vocabulary(List<Attribute> declared) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.EXISTS, CelStandardMacro.ALL)
                .setResultType(SimpleType.BOOL)
                .addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                        "inNetwork",
                        CelOverloadDecl.newMemberOverload(
                                "text_in_network", SimpleType.BOOL, NULLABLE_TEXT, SimpleType.STRING)));
        KNOWN.forEach(builder::addVar);
        for (Attribute attribute : declared) {
            if (attribute.type() != Attribute.Type.NUMBER) {
                attributes.put(attribute.name(), attribute);
                builder.addVar(Parts.RESOURCE + attribute.name(), typeOf(attribute.type()));
            }
        }
        compiler = builder.build();
    }

    /** For records with these attributes. A decimal number is left out, since CEL would round it. */
    public static Vocabulary of(List<Attribute> attributes) {
        return new Vocabulary(attributes);
    }

    private static CelType typeOf(Attribute.Type type) {
        return switch (type) {
            case STRING, UUID, DATE -> NULLABLE_TEXT;
            case INTEGER -> NullableType.create(SimpleType.INT);
            case BOOLEAN -> SimpleType.BOOL;
            case TIMESTAMP -> SimpleType.TIMESTAMP;
            case STRINGS -> TEXTS;
            case NUMBER -> throw new IllegalArgumentException("a decimal number is not for conditions");
        };
    }

    /** Checks and compiles a condition; it can then be evaluated here, and its rest by PostgreSQL. */
    public Condition compile(String text) throws ConditionRefused {
        if (text.isBlank()) {
            throw new ConditionRefused(List.of(new ConditionFault(1, 1, "a condition, such as true")));
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw new ConditionRefused(List.of(new ConditionFault(1, 1, "at most " + LONGEST + " characters")));
        }
        CelAbstractSyntaxTree tree = checked(text);
        Parts parts = new Parts(tree, RUNTIME, attributes);
        return new Condition(parts.program(tree.getExpr()), new Reading(parts).read(), attributes);
    }

    private CelAbstractSyntaxTree checked(String text) throws ConditionRefused {
        CelValidationResult result = compiler.compile(text);
        if (!result.hasError()) {
            try {
                return result.getAst();
            } catch (CelValidationException e) {
                throw new IllegalStateException("without an error there is a tree", e);
            }
        }
        List<ConditionFault> faults = new ArrayList<>();
        for (CelIssue issue : result.getErrors()) {
            int line = Math.max(1, issue.getSourceLocation().getLine());
            int column = Math.max(0, issue.getSourceLocation().getColumn()) + 1;
            faults.add(new ConditionFault(line, column, inWords(issue.getMessage(), text, line, column)));
        }
        throw new ConditionRefused(faults);
    }

    /** Names what there is, where something is named that is not. */
    private String inWords(String message, String text, int line, int column) {
        if (!message.startsWith("undeclared reference to '")) {
            return message;
        }
        String rest = text.lines().skip(line - 1L).findFirst().orElse("");
        int start = rest.offsetByCodePoints(0, Math.min(column - 1, rest.codePointCount(0, rest.length())));
        int end = start;
        while (end < rest.length() && (Character.isJavaIdentifierPart(rest.charAt(end)) || rest.charAt(end) == '.')) {
            end++;
        }
        String name = end == start ? message.split("'", -1)[1] : rest.substring(start, end);
        List<String> names = new ArrayList<>(KNOWN.keySet());
        attributes.keySet().forEach(attribute -> names.add(Parts.RESOURCE + attribute));
        return "there is no " + name + "; there are " + String.join(", ", names);
    }
}
