package io.truevalue.web.listing;

import cz.jirutka.rsql.parser.RSQLParser;
import cz.jirutka.rsql.parser.RSQLParserException;
import cz.jirutka.rsql.parser.ast.AndNode;
import cz.jirutka.rsql.parser.ast.ComparisonNode;
import cz.jirutka.rsql.parser.ast.LogicalNode;
import cz.jirutka.rsql.parser.ast.Node;
import cz.jirutka.rsql.parser.ast.OrNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Compiles an RSQL filter to SQL over an allow-list of columns; values travel as parameters only. */
final class Filter {
    private static final int LONGEST = 2_000;
    private static final int DEEPEST = 20;
    private static final int MOST_VALUES = 200;

    private final Columns columns;

    Filter(Columns columns) {
        this.columns = columns;
    }

    Sql compile(String text) {
        if (text.length() > LONGEST) {
            throw ListRequest.invalid("filter", "at most " + LONGEST + " characters");
        }
        if (text.chars().filter(c -> c == '(').count() > DEEPEST) {
            throw ListRequest.invalid("filter", "too many parentheses");
        }
        try {
            return compile(new RSQLParser().parse(text));
        } catch (RSQLParserException e) {
            throw ListRequest.invalid("filter", "not RSQL, such as last_name==\"Ng*\";state=in=(CA,NY)");
        }
    }

    private Sql compile(Node node) {
        return switch (node) {
            case AndNode and -> join(and, " AND ");
            case OrNode or -> join(or, " OR ");
            case ComparisonNode comparison -> compare(comparison);
            default -> throw ListRequest.invalid("filter", "not RSQL");
        };
    }

    private Sql join(LogicalNode node, String operator) {
        List<String> texts = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        for (Node child : node) {
            Sql sql = compile(child);
            texts.add(sql.text());
            parameters.addAll(sql.parameters());
        }
        return new Sql("(" + String.join(operator, texts) + ")", parameters);
    }

    private Sql compare(ComparisonNode node) {
        Column column = columns.find(node.getSelector())
                .orElseThrow(() -> ListRequest.invalid("filter", "fields are " + columns.names()));
        List<String> values = node.getArguments();
        if (values.size() > MOST_VALUES) {
            throw ListRequest.invalid("filter", "at most " + MOST_VALUES + " values");
        }
        values.forEach(value -> Literals.checked(value, column, "filter"));
        return switch (node.getOperator().getSymbol()) {
            case "==" -> equal(column, values.getFirst(), "");
            case "!=" -> equal(column, values.getFirst(), "NOT ");
            case "=in=" -> in(column, values, "");
            case "=out=" -> in(column, values, "NOT ");
            case "=gt=", ">" -> order(column, ">", values.getFirst());
            case "=ge=", ">=" -> order(column, ">=", values.getFirst());
            case "=lt=", "<" -> order(column, "<", values.getFirst());
            case "=le=", "<=" -> order(column, "<=", values.getFirst());
            default -> throw ListRequest.invalid("filter", "the operator is not known");
        };
    }

    private static Sql equal(Column column, String value, String not) {
        if (column.rows() != null) {
            return inRows(column, equal(column.ofOneRow(), value, ""), not);
        }
        if (column.kind() == Column.Kind.TEXTS && value.contains("*")) {
            return Sql.of(
                    not + "EXISTS (SELECT 1 FROM unnest(" + column.sql() + ") one WHERE one ILIKE ?)", like(value));
        }
        if (column.kind() == Column.Kind.TEXTS) {
            return Sql.of(not + "(?::text = ANY(" + column.sql() + "))", value);
        }
        if (column.kind() == Column.Kind.TEXT && value.contains("*")) {
            return Sql.of(not + "(" + column.sql() + " ILIKE ?)", like(value));
        }
        return Sql.of(not + "(" + column.sql() + " = ?::" + column.kind().sqlType() + ")", value);
    }

    private static Sql in(Column column, List<String> values, String not) {
        if (column.rows() != null) {
            return inRows(column, in(column.ofOneRow(), values, ""), not);
        }
        String marks = String.join(
                ", ",
                Collections.nCopies(
                        values.size(),
                        "?::"
                                + (column.kind() == Column.Kind.TEXTS
                                        ? "text"
                                        : column.kind().sqlType())));
        String test = column.kind() == Column.Kind.TEXTS
                ? column.sql() + " && ARRAY[" + marks + "]"
                : column.sql() + " IN (" + marks + ")";
        return new Sql(not + "(" + test + ")", List.copyOf(values));
    }

    /** Asked of the rows, not of an array of them that is built for each record walked: so their index is of use. */
    private static Sql inRows(Column column, Sql test, String not) {
        return new Sql(not + "EXISTS (SELECT FROM " + column.rows() + " AND " + test.text() + ")", test.parameters());
    }

    private static Sql order(Column column, String operator, String value) {
        if (column.ofMany() || column.kind() == Column.Kind.BOOLEAN) {
            throw ListRequest.invalid("filter", column.name().toLowerCase(Locale.ROOT) + " has no order");
        }
        return Sql.of(
                "(" + column.sql() + " " + operator + " ?::" + column.kind().sqlType() + ")", value);
    }

    private static String like(String value) {
        return value.replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_")
                .replace('*', '%');
    }
}
