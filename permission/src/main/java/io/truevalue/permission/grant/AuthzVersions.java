package io.truevalue.permission.grant;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.tenancy.OrgId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/** Raises versions and tells of it; the gate then refuses the tokens that were made before. */
@Singleton
public class AuthzVersions {
    /** So many stand in one event; the rest follows in others, below Kafka's largest message. */
    private static final int MOST_TOLD = 2_000;

    private final AuthzVersionStore versions;
    private final Outbox outbox;
    private final Clock clock;

    AuthzVersions(AuthzVersionStore versions, Outbox outbox, Clock clock) {
        this.versions = versions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Tells the fact with the risen versions of all whom it touches, in the same transaction. */
    public void tell(OrgId org, Event fact, Collection<UUID> touched) {
        List<UUID> users = List.copyOf(new TreeSet<>(touched));
        outbox.append(fact.with("authz", raise(org, users.subList(0, Math.min(MOST_TOLD, users.size())))));
        for (int from = MOST_TOLD; from < users.size(); from += MOST_TOLD) {
            outbox.append(Event.of(Topics.ROLE, "access.changed", fact.subject())
                    .with("reason", fact.type())
                    .with("authz", raise(org, users.subList(from, Math.min(from + MOST_TOLD, users.size())))));
        }
    }

    private List<AuthzVersion> raise(OrgId org, List<UUID> users) {
        return users.isEmpty() ? List.of() : versions.raise(org.value(), users, clock.instant());
    }

    /** Whose permissions depend on the role: assigned or inherited, directly or by a team. */
    public List<UUID> holdersOf(UUID roleId) {
        return versions.holdersOf(roleId);
    }

    /** Everybody who ever held anything in the organisation. */
    public List<UUID> everybody() {
        return versions.everybody();
    }

    /** All that rose at that instant or later, whatever the organisation. */
    List<RaisedVersion> raisedSince(Instant since) {
        return versions.raisedSinceAcrossTenants(since);
    }
}
