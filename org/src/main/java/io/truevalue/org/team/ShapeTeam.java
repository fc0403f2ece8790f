package io.truevalue.org.team;

import static io.truevalue.org.team.TeamProblem.TOO_MANY_TEAMS;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.org.OneLine;
import io.truevalue.org.grant.Grants;
import io.truevalue.org.organization.Organization;
import io.truevalue.org.organization.Organizations;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import io.truevalue.web.IfMatch;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes teams, changes and deletes them. Deleting one takes the roles that it holds from its members. */
@Singleton
class ShapeTeam {
    private static final int MOST_TEAMS = 1_000;

    private final Organizations organizations;
    private final TeamStore teams;
    private final Places places;
    private final Grants grants;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    ShapeTeam(
            Organizations organizations,
            TeamStore teams,
            Places places,
            Grants grants,
            Transactions transactions,
            Outbox outbox,
            Clock clock) {
        this.organizations = organizations;
        this.teams = teams;
        this.places = places;
        this.grants = grants;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    Team create(String slug, @Nullable String text, @Nullable UUID lead) {
        String name = Team.name(text);
        return transactions.in(() -> {
            Organization organization = organizations.locked(slug);
            if (teams.count() >= MOST_TEAMS) {
                throw TOO_MANY_TEAMS.because("An organisation has at most " + MOST_TEAMS + " teams.");
            }
            requireMember(lead);
            UUID id = Ids.next();
            teams.add(organization.id(), id, name, lead, clock.instant());
            Team created = teams.find(id).orElseThrow();
            outbox.append(Event.of(Topics.MEMBER, "team.created", id).after(created));
            if (lead != null) {
                places.add(organization.id(), created, lead);
            }
            return teams.find(id).orElseThrow();
        });
    }

    Team change(String slug, String id, TeamPatch patch, IfMatch seen) {
        String name = patch.name() == null ? null : Team.name(patch.name().value());
        if (patch.leadId() != null && patch.leadId().value() != null) {
            grants.require(Tenancy.current(), List.of(), List.of(known(slug, id).toString()));
        }
        return transactions.in(() -> {
            Organization organization = organizations.locked(slug);
            Team before = places.locked(id);
            seen.verify(before.version());
            UUID lead =
                    patch.leadId() == null ? before.leadId() : patch.leadId().value();
            if (patch.leadId() != null) {
                requireMember(lead);
            }
            String after = name == null ? before.name() : name;
            if (after.equals(before.name()) && Objects.equals(lead, before.leadId())) {
                return before;
            }
            teams.update(before.id(), after, lead, clock.instant());
            Team changed = teams.find(before.id()).orElseThrow();
            outbox.append(Event.of(Topics.MEMBER, "team.updated", before.id())
                    .before(before)
                    .after(changed));
            if (lead != null) {
                places.add(organization.id(), changed, lead);
            }
            return teams.find(before.id()).orElseThrow();
        });
    }

    void delete(String slug, String id, IfMatch seen) {
        grants.require(Tenancy.current(), List.of(), List.of(known(slug, id).toString()));
        transactions.run(() -> {
            organizations.locked(slug);
            Team team = places.locked(id);
            seen.verify(team.version());
            List<UUID> members = teams.membersOf(team.id());
            teams.delete(team.id());
            outbox.append(Event.of(Topics.MEMBER, "team.deleted", team.id())
                    .before(team)
                    .with("member_ids", members)
                    .after(null));
        });
    }

    private UUID known(String slug, String id) {
        return transactions.reading(() -> {
            organizations.named(slug);
            return places.named(id).id();
        });
    }

    private void requireMember(@Nullable UUID lead) {
        if (lead != null && !places.mayBeTaken(lead)) {
            throw OneLine.invalid("lead_id", "unknown", "the id of a member");
        }
    }
}
