package io.truevalue.permission.check;

import io.truevalue.tenancy.permission.Permission;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody would do.
 *
 * @param resource the record's attributes, as far as they were given
 */
public record Question(
        Subject subject, Permission permission, Map<String, @Nullable Object> resource, RequestFacts request) {
    /**
     * Who would do it.
     *
     * @param teams ids
     * @param type {@code user} or {@code integration}
     */
    public record Subject(UUID id, @Nullable String email, Set<String> roles, Set<String> teams, String type) {}

    /**
     * How they would ask; what is not known of somebody else's request is absent.
     *
     * @param factors as in RFC 8176
     */
    public record RequestFacts(
            Instant time,
            @Nullable String address,
            Set<String> factors,
            @Nullable Instant authenticatedAt) {}
}
