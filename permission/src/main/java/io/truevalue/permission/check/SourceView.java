package io.truevalue.permission.check;

import io.truevalue.permission.grant.Source;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a permission comes from.
 *
 * @param permission as it is held
 * @param role that the user, or the team, was put into
 * @param via the roles by which that one inherits the permission, down to the one that holds it
 * @param teamId null where the user was put into the role, and no team
 * @param expiresAt when it ends by itself; null for never
 */
record SourceView(
        String permission,
        String role,
        UUID roleId,
        List<String> via,
        @Nullable UUID teamId,
        @Nullable String team,
        @Nullable Instant expiresAt) {
    static SourceView of(Source source) {
        return new SourceView(
                source.permission(),
                source.role(),
                source.roleId(),
                source.via(),
                source.teamId(),
                source.team(),
                source.until());
    }
}
