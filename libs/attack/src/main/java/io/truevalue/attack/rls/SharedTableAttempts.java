package io.truevalue.attack.rls;

import java.util.ArrayList;
import java.util.List;

/** What is tried on a table that belongs to no tenant: the service's role may send what is listed for it, and no more. */
final class SharedTableAttempts {
    private static final List<String> VERBS = List.of("SELECT", "INSERT", "UPDATE", "DELETE");

    private SharedTableAttempts() {}

    static List<Attempt> of(Table table, Exceptions.Entry exception) {
        String name = table.name();
        String column = table.columns().getFirst().quoted();
        List<Attempt> attempts = new ArrayList<>();
        for (String verb : VERBS) {
            if (!exception.may(verb)) {
                attempts.add(Attempt.forbidden(
                        verb.toLowerCase(java.util.Locale.ROOT),
                        switch (verb) {
                            case "SELECT" -> "SELECT " + column + " FROM " + name + " LIMIT 1";
                            case "INSERT" -> "INSERT INTO " + name + " DEFAULT VALUES";
                            case "UPDATE" -> "UPDATE " + name + " SET " + column + " = DEFAULT";
                            default -> "DELETE FROM " + name;
                        }));
            }
        }
        attempts.add(Attempt.forbidden("truncate", "TRUNCATE " + name));
        attempts.add(Attempt.forbidden("take over", "ALTER TABLE " + name + " OWNER TO CURRENT_USER"));
        attempts.add(Attempt.forbidden("drop", "DROP TABLE " + name));
        attempts.add(Attempt.forbidden("copy to a program", "COPY " + name + " TO PROGRAM 'cat'"));
        return attempts;
    }
}
