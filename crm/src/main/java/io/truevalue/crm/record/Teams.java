package io.truevalue.crm.record;

import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Which teams records may be shared with here. */
@Singleton
public class Teams {
    private final Statements statements;

    Teams(Statements statements) {
        this.statements = statements;
    }

    /** True for a team that there is now. */
    boolean includes(UUID team) {
        return statements
                .find("SELECT 1 AS there FROM team WHERE team_id = ? AND deleted_at IS NULL", row -> true, team)
                .isPresent();
    }

    public void created(UUID team) {
        statements.update(
                "INSERT INTO team (org_id, team_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                Tenancy.current().organization().value(),
                team);
    }

    public void deleted(UUID team) {
        statements.update("UPDATE team SET deleted_at = now() WHERE team_id = ? AND deleted_at IS NULL", team);
    }
}
