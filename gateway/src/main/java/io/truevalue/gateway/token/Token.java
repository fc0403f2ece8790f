package io.truevalue.gateway.token;

import org.jspecify.annotations.Nullable;

/**
 * A verified access token, reduced to what the gate decides by and to the headers that it becomes inside.
 *
 * @param organizationId null until the user has chosen an organisation
 * @param issuedAt Unix seconds
 * @param expiresAt Unix seconds
 * @param grants what its grants' version is kept by: user and organisation
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
        TenantHeaders headers) {}
