package io.truevalue.policy;

import dev.cel.common.values.NullValue;
import io.truevalue.tenancy.Principal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a condition may know beside the record: who asks, and by what request. The time is given, never read.
 *
 * @param id the user's id, or {@code int_...} for an integration
 * @param type {@code user} or {@code integration}
 * @param email null where it is not known
 * @param roles by name
 * @param teams by id
 * @param address of the client; null where it is not known
 * @param factors by which the session was proved, as RFC 8176 names them
 * @param authenticatedAt when a factor was last proved; null where it is not known
 */
public record Facts(
        @Nullable String id,
        String type,
        @Nullable String email,
        Set<String> roles,
        Set<String> teams,
        Instant time,
        @Nullable String address,
        Set<String> factors,
        @Nullable Instant authenticatedAt) {
    public Facts {
        roles = Set.copyOf(roles);
        teams = Set.copyOf(teams);
        factors = Set.copyOf(factors);
    }

    public static Facts of(Principal principal, Instant now) {
        return new Facts(
                principal.id(),
                principal.type().wireName(),
                principal.email(),
                principal.roles(),
                principal.teams(),
                now,
                principal.clientIp(),
                principal.factors(),
                principal.authenticatedAt());
    }

    Map<String, Object> variables() {
        Map<String, Object> variables = new HashMap<>();
        variables.put("principal.id", orNull(id));
        variables.put("principal.type", type);
        variables.put("principal.email", orNull(email));
        variables.put("principal.roles", sorted(roles));
        variables.put("principal.teams", sorted(teams));
        variables.put("request.time", time);
        variables.put("request.address", orNull(address));
        variables.put("request.factors", sorted(factors));
        variables.put("request.authenticated_at", orNull(authenticatedAt));
        return variables;
    }

    private static List<String> sorted(Set<String> values) {
        return values.stream().sorted().toList();
    }

    private static Object orNull(@Nullable Object value) {
        return value == null ? NullValue.NULL_VALUE : value;
    }
}
