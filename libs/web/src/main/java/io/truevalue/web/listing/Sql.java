package io.truevalue.web.listing;

import java.util.ArrayList;
import java.util.List;

/** A piece of SQL with its positional parameters, each sent as text and cast in the SQL. */
public record Sql(String text, List<Object> parameters) {
    public Sql {
        parameters = List.copyOf(parameters);
    }

    public static Sql of(String text, Object... parameters) {
        return new Sql(text, List.of(parameters));
    }

    static Sql and(List<Sql> conditions) {
        List<Object> parameters = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Sql condition : conditions) {
            texts.add("(" + condition.text() + ")");
            parameters.addAll(condition.parameters());
        }
        return new Sql(texts.isEmpty() ? "TRUE" : String.join(" AND ", texts), parameters);
    }
}
