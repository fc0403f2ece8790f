package io.truevalue.policy;

import dev.cel.runtime.CelRuntime;
import io.truevalue.tenancy.catalogue.Attribute;
import java.util.List;

/**
 * A condition, split into what principal and request decide and what the record does. Each form here has the same value
 * as a jsonpath as it has in CEL, whatever the record holds.
 */
sealed interface Node {
    /** A part that does not look at the record. */
    record Known(CelRuntime.Program program) implements Node {}

    record Not(Node inner) implements Node {}

    record All(List<Node> parts) implements Node {}

    record Any(List<Node> parts) implements Node {}

    /** One or the other, by what is known. */
    record Choice(Known condition, Node then, Node otherwise) implements Node {}

    /** A true-or-false attribute. */
    record Flag(String attribute) implements Node {}

    /** @param operator as jsonpath writes it: ==, !=, &lt;, &lt;=, &gt; or &gt;= */
    record Compare(Operand left, String operator, Known right) implements Node {}

    record CompareBoth(Operand.Attr left, String operator, Operand.Attr right) implements Node {}

    /** One of a list that is known. */
    record OneOf(Operand left, Known list) implements Node {}

    /** A list of the record that has a text that is known. */
    record Holds(String attribute, Known text) implements Node {}

    record TextTest(Operand text, Kind kind, Known argument) implements Node {
        enum Kind {
            STARTS,
            ENDS,
            CONTAINS
        }
    }

    /** Some, or all, texts of a list of the record. */
    record Quantified(String attribute, boolean every, Node body) implements Node {}

    /** What the record gives to a comparison. */
    sealed interface Operand {
        record Attr(String name, Attribute.Type type) implements Operand {}

        /** The text of a list that is looked at. */
        record Element() implements Operand {}

        /** How many texts a list has. */
        record Size(String attribute) implements Operand {}

        default String path() {
            return switch (this) {
                case Attr attr -> "$." + attr.name;
                case Element element -> "@";
                case Size size -> "$." + size.attribute + ".size()";
            };
        }

        /** Of which nothing can be told where it is null. */
        default boolean isFlag() {
            return this instanceof Attr attr && attr.type == Attribute.Type.BOOLEAN;
        }

        default boolean ordered() {
            return switch (this) {
                case Attr attr ->
                    attr.type == Attribute.Type.INTEGER
                            || attr.type == Attribute.Type.TIMESTAMP
                            || attr.type == Attribute.Type.DATE;
                case Element element -> false;
                case Size size -> true;
            };
        }
    }
}
