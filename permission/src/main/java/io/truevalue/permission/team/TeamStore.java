package io.truevalue.permission.team;

import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** The copies, as org's events make them. */
@Singleton
class TeamStore {
    private final Statements statements;

    TeamStore(Statements statements) {
        this.statements = statements;
    }

    void put(UUID org, UUID team, String name) {
        statements.update("""
                INSERT INTO team (org_id, team_id, name) VALUES (?, ?, ?)
                ON CONFLICT (org_id, team_id) DO UPDATE SET name = excluded.name""", org, team, name);
    }

    /** Without effect where it is known; its name comes with a later event. */
    void putUnnamed(UUID org, UUID team) {
        statements.update("""
                INSERT INTO team (org_id, team_id, name) VALUES (?, ?, '') ON CONFLICT DO NOTHING""", org, team);
    }

    List<UUID> known(Collection<UUID> teams) {
        return statements.list(
                "SELECT team_id FROM team WHERE team_id = ANY (?::uuid[])",
                row -> row.getObject("team_id", UUID.class),
                teams.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")));
    }

    void remove(UUID team) {
        statements.update("DELETE FROM team WHERE team_id = ?", team);
    }

    void removeAll() {
        statements.update("DELETE FROM team");
    }

    boolean addMember(UUID org, UUID team, UUID user) {
        return statements.update("""
                INSERT INTO team_member (org_id, team_id, user_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING""", org, team, user) == 1;
    }

    boolean removeMember(UUID team, UUID user) {
        return statements.update("DELETE FROM team_member WHERE team_id = ? AND user_id = ?", team, user) == 1;
    }

    void removeFromAll(UUID user) {
        statements.update("DELETE FROM team_member WHERE user_id = ?", user);
    }

    List<UUID> membersOf(UUID team) {
        return statements.list(
                "SELECT user_id FROM team_member WHERE team_id = ? ORDER BY user_id",
                row -> row.getObject("user_id", UUID.class),
                team);
    }

    boolean suspend(UUID org, UUID user) {
        return statements.update("""
                INSERT INTO suspended_member (org_id, user_id) VALUES (?, ?) ON CONFLICT DO NOTHING""", org, user) == 1;
    }

    boolean reactivate(UUID user) {
        return statements.update("DELETE FROM suspended_member WHERE user_id = ?", user) == 1;
    }
}
