package io.truevalue.org.team;

import static io.truevalue.org.team.TeamProblem.TEAM_NAME_TAKEN;

import io.truevalue.tenancy.database.Constraints;
import io.truevalue.tenancy.database.Statements;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Teams and the places in them. */
@Singleton
class TeamStore {
    static final String MEMBER_COUNT =
            "(SELECT count(*) FROM team_member p WHERE p.org_id = t.org_id AND p.team_id = t.team_id)";
    static final String COLUMNS =
            "t.team_id, t.name, t.lead_id, " + MEMBER_COUNT + " AS member_count, t.version, t.created_at, t.updated_at";

    private static final String SELECT = "SELECT " + COLUMNS + " FROM team t ";

    private final Statements statements;

    TeamStore(Statements statements) {
        this.statements = statements;
    }

    void add(UUID org, UUID id, String name, @Nullable UUID lead, Instant now) {
        unlessNameIsTaken(() -> statements.update("""
                INSERT INTO team (org_id, team_id, name, name_key, lead_id, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)""", org, id, name, Team.key(name), lead, now, now));
    }

    void update(UUID id, String name, @Nullable UUID lead, Instant now) {
        unlessNameIsTaken(() -> statements.update("""
                UPDATE team SET name = ?, name_key = ?, lead_id = ?, version = version + 1, updated_at = ?
                WHERE team_id = ?""", name, Team.key(name), lead, now, id));
    }

    Optional<Team> find(UUID id) {
        return statements.find(SELECT + "WHERE t.team_id = ?", TeamStore::read, id);
    }

    /** Nobody else changes the team or its places before the transaction ends. */
    Optional<Team> lock(UUID id) {
        return statements
                .find("SELECT t.team_id FROM team t WHERE t.team_id = ? FOR UPDATE", row -> id, id)
                .flatMap(this::find);
    }

    List<Team> list(Collection<UUID> ids) {
        String all = ids.stream()
                .map(UUID::toString)
                .reduce((left, right) -> left + "," + right)
                .orElse("");
        return statements.list(
                SELECT + "WHERE t.team_id = ANY (string_to_array(?, ',')::uuid[]) ORDER BY t.team_id",
                TeamStore::read,
                all);
    }

    List<Team> ledBy(UUID user) {
        return statements.list(SELECT + "WHERE t.lead_id = ? ORDER BY t.team_id", TeamStore::read, user);
    }

    int count() {
        return statements
                .find("SELECT count(*) AS teams FROM team", row -> row.getInt("teams"))
                .orElseThrow();
    }

    int placesOf(UUID user) {
        return statements
                .find("SELECT count(*) AS places FROM team_member WHERE user_id = ?", row -> row.getInt("places"), user)
                .orElseThrow();
    }

    List<UUID> membersOf(UUID team) {
        return statements.list(
                "SELECT user_id FROM team_member WHERE team_id = ? ORDER BY user_id",
                row -> row.getObject("user_id", UUID.class),
                team);
    }

    /** False where they have it already. */
    boolean addMember(UUID org, UUID team, UUID user, Instant now) {
        return statements.update("""
                        INSERT INTO team_member (org_id, team_id, user_id, added_at) VALUES (?, ?, ?, ?)
                        ON CONFLICT DO NOTHING""", org, team, user, now) == 1;
    }

    boolean removeMember(UUID team, UUID user) {
        return statements.update("DELETE FROM team_member WHERE team_id = ? AND user_id = ?", team, user) == 1;
    }

    void removeFromAll(UUID user) {
        statements.update("DELETE FROM team_member WHERE user_id = ?", user);
    }

    void delete(UUID id) {
        statements.update("DELETE FROM team_member WHERE team_id = ?", id);
        statements.update("DELETE FROM team WHERE team_id = ?", id);
    }

    static Team read(ResultSet row) throws SQLException {
        return new Team(
                row.getObject("team_id", UUID.class),
                row.getString("name"),
                row.getObject("lead_id", UUID.class),
                row.getInt("member_count"),
                row.getLong("version"),
                Statements.instant(row, "created_at"),
                Statements.instant(row, "updated_at"));
    }

    private static void unlessNameIsTaken(Runnable write) {
        try {
            write.run();
        } catch (RuntimeException e) {
            if (Constraints.violatedBy(e).filter("team_name_unique"::equals).isPresent()) {
                throw taken();
            }
            throw e;
        }
    }

    private static Problem taken() {
        return TEAM_NAME_TAKEN
                .because("Another team has this name.")
                .field("name", "taken", "taken already, in whatever case");
    }
}
