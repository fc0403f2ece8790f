package io.truevalue.crm.behind;

import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Principal;
import io.truevalue.web.RequestIds;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a kind were created in a stretch of time, as far as somebody may see them.
 *
 * @param resource contacts, companies or deals
 * @param from inclusive
 * @param to exclusive
 */
record BehindQuestion(
        String resource,
        Instant from,
        Instant to,
        int limit,
        @Nullable String cursor,
        Reader reader) {
    /** Who reads, as analytics knows them by the gateway's signature. */
    record Reader(String id, String type, Set<String> permissions, Set<String> teams) {
        Principal in(OrgId org) {
            Principal.Type kind = type.equals("integration") ? Principal.Type.INTEGRATION : Principal.Type.USER;
            return new Principal(
                    id,
                    kind,
                    org,
                    null,
                    Set.of(),
                    permissions,
                    teams,
                    null,
                    null,
                    null,
                    null,
                    Set.of(),
                    null,
                    null,
                    RequestIds.acceptOrNew(null));
        }
    }
}
