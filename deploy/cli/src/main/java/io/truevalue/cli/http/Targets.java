package io.truevalue.cli.http;

import io.truevalue.attack.api.Operation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Paths with their variables filled in: by what the victim has, or by what was never issued. */
final class Targets {
    private static final String NEVER_ISSUED =
            "01890000-0000-7000-8000-" + UUID.randomUUID().toString().substring(24);

    /** Variables whose values are everybody's, such as the name of a metric. */
    private static final Map<String, String> EVERYBODYS = new TreeMap<>(Map.of("name", "logins", "role", "viewer"));

    private final Things theirs;
    private final String slug;
    private final String user;

    /** @param user the id of somebody in the victim's organisation */
    Targets(Things theirs, String slug, String user) {
        this.theirs = theirs;
        this.slug = slug;
        this.user = user;
    }

    String victims(Operation operation) {
        return filled(operation, "");
    }

    String neverIssued(Operation operation) {
        return filled(operation, NEVER_ISSUED);
    }

    /** By what cannot be an id. */
    String malformed(Operation operation) {
        return filled(operation, "not-an-id");
    }

    /** Whether the path names something that is somebody's. */
    boolean isSomebodys(Operation operation) {
        return operation.variables().stream().anyMatch(variable -> !EVERYBODYS.containsKey(variable));
    }

    /** Whether the victim has what the path names; else another id of theirs stands for it. */
    boolean has(Operation operation) {
        String list = operation.path().replaceFirst("/\\{(?!slug).*", "");
        return theirs.has(list)
                || operation.variables().stream().allMatch(variable -> variable.matches("slug|user_id"));
    }

    /** @param instead what stands for ids; empty for the victim's */
    private String filled(Operation operation, String instead) {
        String path = operation.path();
        boolean slugOnly = operation.variables().equals(List.of("slug"));
        for (String variable : operation.variables()) {
            String place = "{" + variable + "}";
            String before = path.substring(0, path.indexOf(place) - 1);
            boolean replaced = !instead.isEmpty() && (slugOnly || !variable.equals("slug"));
            path = path.replace(place, replaced ? made(variable, instead) : issued(before, operation.path(), variable));
        }
        return path;
    }

    private static String made(String variable, String instead) {
        String shared = EVERYBODYS.get(variable);
        if (shared != null) {
            return shared;
        }
        return variable.equals("slug") ? "never-issued-" + instead.substring(instead.length() - 6) : instead;
    }

    private String issued(String before, String path, String variable) {
        String shared = EVERYBODYS.get(variable);
        if (shared != null) {
            return shared;
        }
        if (variable.equals("slug")) {
            return slug;
        }
        if (variable.equals("user_id") || before.endsWith("/user")) {
            return user;
        }
        String list = path.substring(0, path.indexOf("/{" + variable + "}"));
        return theirs.of(list, variable).or(() -> theirs.of(list, "id")).orElse(user);
    }
}
