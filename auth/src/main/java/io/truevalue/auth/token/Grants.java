package io.truevalue.auth.token;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micronaut.core.annotation.Introspected;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user may do in one organisation, as permission says, and the counter by which a newer answer is known.
 *
 * @param teams ids; null from a permission service that knows none yet
 */
@Introspected
@JsonIgnoreProperties(ignoreUnknown = true)
public record Grants(
        List<String> roles,
        List<String> permissions,
        @Nullable List<String> teams,
        long authzVersion) {
    static final Grants NONE = new Grants(List.of(), List.of(), List.of(), 0);

    /** Nothing, as of the same time. */
    Grants none() {
        return new Grants(List.of(), List.of(), List.of(), authzVersion);
    }
}
