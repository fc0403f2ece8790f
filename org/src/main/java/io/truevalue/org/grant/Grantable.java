package io.truevalue.org.grant;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micronaut.core.annotation.Introspected;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Permission's answer: whether somebody may give these roles, and those of these teams.
 *
 * @param missing permissions that they would give and do not hold
 */
@Introspected
@JsonIgnoreProperties(ignoreUnknown = true)
public record Grantable(
        boolean allowed,
        @Nullable List<String> missing,
        @Nullable List<String> unknownRoles,
        @Nullable List<String> unknownTeams) {
    static final Grantable NOTHING = new Grantable(true, null, null, null);

    @Override
    public List<String> missing() {
        return missing == null ? List.of() : missing;
    }

    @Override
    public List<String> unknownRoles() {
        return unknownRoles == null ? List.of() : unknownRoles;
    }

    @Override
    public List<String> unknownTeams() {
        return unknownTeams == null ? List.of() : unknownTeams;
    }

    /** Whether something is beyond the one who would give it. What does not exist gives nothing. */
    public boolean isBeyond() {
        return !allowed && !missing().isEmpty();
    }
}
