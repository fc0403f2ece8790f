package io.truevalue.auth.token;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micronaut.core.annotation.Introspected;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An organisation that a user belongs to, as org says.
 *
 * @param requireMfa null from an org service that does not know the setting yet
 */
@Introspected
@JsonIgnoreProperties(ignoreUnknown = true)
public record Membership(
        UUID orgId,
        String slug,
        String name,
        String status,
        boolean owner,
        @Nullable Boolean requireMfa) {
    /** Whether nobody works there without a second factor. */
    public boolean requiresSecondFactor() {
        return Boolean.TRUE.equals(requireMfa);
    }

    boolean isActive() {
        return status.equals("active");
    }

    /** Org's answer. */
    @Introspected
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(List<Membership> items) {}
}
