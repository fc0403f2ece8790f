package io.truevalue.permission.grant;

import io.truevalue.tenancy.permission.Permission;
import io.truevalue.tenancy.permission.PermissionSet;
import io.truevalue.web.problem.CommonProblem;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What who acts held when it was read: before a change, never after it, or a change could grant itself. */
public record Holdings(PermissionSet permissions) {
    private static final int MOST_NAMED = 5;

    /** Refuses unless all of them are held. */
    public void require(Collection<String> wanted) {
        List<String> missing = missingOf(wanted);
        if (!missing.isEmpty()) {
            String named = String.join(", ", missing.subList(0, Math.min(MOST_NAMED, missing.size())));
            throw CommonProblem.PERMISSION_DENIED
                    .because("You do not hold " + named + (missing.size() > MOST_NAMED ? " and more" : "")
                            + " yourself, or not for so long.")
                    .with(Map.of("missing", missing));
        }
    }

    /** Those that are not held, sorted. */
    public List<String> missingOf(Collection<String> wanted) {
        return wanted.stream()
                .filter(name ->
                        Permission.parse(name).filter(permissions::covers).isEmpty())
                .sorted()
                .toList();
    }
}
