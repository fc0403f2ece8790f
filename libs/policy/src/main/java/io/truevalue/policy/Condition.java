package io.truevalue.policy;

import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.truevalue.tenancy.catalogue.Attribute;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A compiled condition. It can be evaluated with a record, or told what is left of it for all records. */
public final class Condition {
    private final CelRuntime.Program program;
    private final Node node;
    private final Map<String, Attribute> attributes;

    Condition(CelRuntime.Program program, Node node, Map<String, Attribute> attributes) {
        this.program = program;
        this.node = node;
        this.attributes = attributes;
    }

    /** What is left once principal and request are known. */
    public Residual residual(Facts facts) {
        return new Binding(facts.variables()).bind(node).residual();
    }

    /**
     * What CEL says of one record.
     *
     * @param record attributes by name: texts, whole numbers, flags, lists of texts, times as {@link Instant} or RFC
     *     3339; one that is left out cannot be told, and null is nothing
     */
    public Answer answer(Facts facts, Map<String, ? extends @Nullable Object> record) {
        Map<String, Object> variables = facts.variables();
        record.forEach((name, value) -> {
            Attribute attribute = attributes.get(name);
            Object given = attribute == null ? null : value(attribute.type(), value);
            if (given != null) {
                variables.put(Parts.RESOURCE + name, given);
            }
        });
        try {
            Object told = program.eval(variables);
            return told instanceof Boolean applies
                    ? (applies ? Answer.APPLIES : Answer.DOES_NOT_APPLY)
                    : Answer.CANNOT_TELL;
        } catch (CelEvaluationException e) {
            return Answer.CANNOT_TELL;
        }
    }

    /** Null where it cannot be told: not of the attribute's type, or a flag that is not set. */
    private static @Nullable Object value(Attribute.Type type, @Nullable Object value) {
        if (value == null) {
            return type == Attribute.Type.BOOLEAN ? null : NullValue.NULL_VALUE;
        }
        return switch (type) {
            case STRING, UUID, DATE -> value.toString();
            case INTEGER -> value instanceof Number number ? number.longValue() : null;
            case BOOLEAN -> value instanceof Boolean ? value : null;
            case TIMESTAMP -> time(value);
            case STRINGS ->
                value instanceof Collection<?> texts
                        ? texts.stream().map(String::valueOf).toList()
                        : null;
            case NUMBER -> null;
        };
    }

    private static @Nullable Instant time(Object value) {
        if (value instanceof Instant instant) {
            return instant;
        }
        try {
            return OffsetDateTime.parse(value.toString()).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
