package io.truevalue.permission.grant;

import io.truevalue.permission.catalogue.Catalogue;
import io.truevalue.web.problem.CommonProblem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What who acts held when it was read: before a change, never after it, or a change could grant itself. */
public record Holdings(Set<String> permissions) {
    private static final int MOST_NAMED = 5;

    public Holdings {
        permissions = Set.copyOf(permissions);
    }

    /** Refuses unless all of them are held. */
    public void require(Collection<String> wanted) {
        List<String> missing = wanted.stream()
                .filter(name -> Catalogue.find(name)
                        .filter(permission -> permission.isCoveredBy(permissions))
                        .isEmpty())
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            String named = String.join(", ", missing.subList(0, Math.min(MOST_NAMED, missing.size())));
            throw CommonProblem.PERMISSION_DENIED
                    .because("You do not hold " + named + (missing.size() > MOST_NAMED ? " and more" : "")
                            + " yourself.")
                    .with(Map.of("missing", missing));
        }
    }
}
