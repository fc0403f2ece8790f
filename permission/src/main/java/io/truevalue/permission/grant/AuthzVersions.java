package io.truevalue.permission.grant;

import io.truevalue.tenancy.OrgId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Raises versions; the gate then refuses the tokens that were made before. */
@Singleton
public class AuthzVersions {
    private final AuthzVersionStore versions;
    private final Clock clock;

    AuthzVersions(AuthzVersionStore versions, Clock clock) {
        this.versions = versions;
        this.clock = clock;
    }

    public List<AuthzVersion> raise(OrgId org, List<UUID> users) {
        return users.isEmpty() ? List.of() : versions.raise(org.value(), users, clock.instant());
    }

    /** Whose permissions depend on the role, assigned or inherited. */
    public List<UUID> holdersOf(UUID roleId) {
        return versions.holdersOf(roleId);
    }

    /** All that rose at that instant or later, whatever the organisation. */
    List<RaisedVersion> raisedSince(Instant since) {
        return versions.raisedSinceAcrossTenants(since);
    }
}
