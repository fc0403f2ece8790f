package io.truevalue.permission.assignment;

import io.truevalue.web.Ids;
import io.truevalue.web.problem.CommonProblem;
import java.util.UUID;

/** Who can be in a role. */
public record Subject(Type type, UUID id) {
    /** A user, or all who are in a team. */
    public enum Type {
        USER,
        TEAM;

        String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public static Subject user(UUID id) {
        return new Subject(Type.USER, id);
    }

    public static Subject team(UUID id) {
        return new Subject(Type.TEAM, id);
    }

    static Subject user(String id) {
        return user(Ids.parse(id).orElseThrow(() -> CommonProblem.NOT_FOUND.because("No such member.")));
    }

    static Subject team(String id) {
        return team(Ids.parse(id).orElseThrow(() -> CommonProblem.NOT_FOUND.because("No such team.")));
    }
}
