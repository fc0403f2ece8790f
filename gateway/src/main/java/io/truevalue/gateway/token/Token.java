package io.truevalue.gateway.token;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A verified access token, reduced to what the gate decides by and to the headers that it becomes inside.
 *
 * @param organizationId null until the user has chosen an organisation
 * @param issuedAt Unix seconds
 * @param expiresAt Unix seconds
 * @param grants what its grants' version is kept by: user and organisation
 * @param enrolOnly whether its organisation requires a second factor that was not proved: then auth alone is open to it
 * @param headers the tenant headers that services see
 */
public record Token(
        String userId,
        @Nullable String organizationId,
        String sessionId,
        String id,
        long authorizationVersion,
        long issuedAt,
        long expiresAt,
        String grants,
        boolean enrolOnly,
        TenantHeaders headers) {

    /**
     * An integration, once its signature holds. It has no token that could expire or be outdated; its id stands for its
     * session, which ends as it is revoked.
     */
    public static Token ofIntegration(String id, String organization, List<String> permissions) {
        return new Token(
                id,
                organization,
                id,
                id,
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                id + '/' + organization,
                false,
                TenantHeaders.of(List.of(
                        Map.entry("X-User-Id", id),
                        Map.entry("X-User-Type", "integration"),
                        Map.entry("X-Org-Id", organization),
                        Map.entry("X-User-Permissions", String.join(",", permissions)))));
    }
}
