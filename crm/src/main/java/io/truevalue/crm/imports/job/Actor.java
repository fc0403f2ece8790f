package io.truevalue.crm.imports.job;

import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who started an import, with the permissions of that moment: its rows are written as they would write them.
 *
 * @param teams null in what was written before there were any
 */
public record Actor(
        @Nullable String id,
        Principal.Type type,
        @Nullable String orgSlug,
        Set<String> roles,
        Set<String> permissions,
        @Nullable Set<String> teams,
        @Nullable String email,
        @Nullable String clientIp,
        @Nullable String userAgent,
        String requestId) {
    public static Actor of(Principal principal) {
        return new Actor(
                principal.id(),
                principal.type(),
                principal.orgSlug(),
                principal.roles(),
                principal.permissions(),
                principal.teams(),
                principal.email(),
                principal.clientIp(),
                principal.userAgent(),
                principal.requestId());
    }

    public Principal in(OrgId org) {
        return new Principal(
                id,
                type,
                org,
                orgSlug,
                roles,
                permissions,
                teams == null ? Set.of() : teams,
                email,
                null,
                null,
                null,
                Set.of(),
                clientIp,
                userAgent,
                requestId);
    }
}
