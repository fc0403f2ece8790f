package io.truevalue.org.team;

import static io.truevalue.org.team.TeamProblem.TOO_MANY_TEAMS;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.org.member.MemberView;
import io.truevalue.org.member.Members;
import io.truevalue.org.member.RemoveMember;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.web.Ids;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Members' places in teams. A place ends with its team and with the membership. Must run in a transaction. */
@Singleton
public class Places implements RemoveMember.Leaving {
    /** A token carries all teams of its user. */
    private static final int MOST_A_MEMBER = 100;

    private final TeamStore teams;
    private final Members members;
    private final Outbox outbox;
    private final Clock clock;

    Places(TeamStore teams, Members members, Outbox outbox, Clock clock) {
        this.teams = teams;
        this.members = members;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Of a path; what has another form than an id was never issued. */
    Team named(String id) {
        return Ids.parse(id).flatMap(teams::find).orElseThrow(Places::notFound);
    }

    Team locked(String id) {
        return Ids.parse(id).flatMap(teams::lock).orElseThrow(Places::notFound);
    }

    boolean mayBeTaken(UUID user) {
        return members.has(user);
    }

    MemberView member(String userId) {
        return members.named(userId);
    }

    /** Taking a place twice is taking it once. */
    void add(UUID org, Team team, UUID user) {
        if (teams.placesOf(user) >= MOST_A_MEMBER) {
            throw TOO_MANY_TEAMS.because("A member has places in at most " + MOST_A_MEMBER + " teams.");
        }
        if (teams.addMember(org, team.id(), user, clock.instant())) {
            tell("team.member_added", team, user);
        }
    }

    /** A lead who leaves leads no more. */
    void remove(Team team, UUID user) {
        if (!teams.removeMember(team.id(), user)) {
            return;
        }
        if (user.equals(team.leadId())) {
            endLead(team);
        }
        tell("team.member_removed", team, user);
    }

    /** Those of these teams that there are; a new member takes a place in each. */
    public void take(UUID user, Collection<UUID> ids) {
        UUID org = Tenancy.current().organization().value();
        for (Team team : teams.list(ids)) {
            add(org, team, user);
        }
    }

    public List<Team> list(Collection<UUID> ids) {
        return teams.list(ids);
    }

    @Override
    public void leaves(MemberView member) {
        for (Team led : teams.ledBy(member.userId())) {
            endLead(led);
        }
        // Which places they had stands in the event of their removal.
        teams.removeFromAll(member.userId());
    }

    private void endLead(Team team) {
        teams.update(team.id(), team.name(), null, clock.instant());
        outbox.append(Event.of(Topics.MEMBER, "team.updated", team.id())
                .before(team)
                .after(teams.find(team.id()).orElseThrow()));
    }

    private void tell(String type, Team team, UUID user) {
        outbox.append(Event.of(Topics.MEMBER, type, team.id())
                .with("team_id", team.id())
                .with("team_name", team.name())
                .with("user_id", user));
    }

    private static Problem notFound() {
        return CommonProblem.NOT_FOUND.because("No such team.");
    }
}
