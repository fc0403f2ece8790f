package io.truevalue.org.invite;

import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The queue of welcomes. */
@Singleton
class WelcomeStore {
    /** A new member's, for the organisation that is due. */
    record Due(UUID org, UUID user) {}

    private static final String TAKE = """
            UPDATE welcome SET attempts = attempts + 1, next_attempt_at = ?
            WHERE user_id = ? AND next_attempt_at <= ?
            RETURNING user_id, inviter_id, roles, teams, attempts""";

    private final Statements statements;

    WelcomeStore(Statements statements) {
        this.statements = statements;
    }

    void put(UUID org, UUID user, Invite invite, Instant now) {
        statements.update(
                """
                INSERT INTO welcome (org_id, user_id, invite_id, inviter_id, roles, teams, next_attempt_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)""",
                org,
                user,
                invite.id(),
                invite.inviterId(),
                invite.roles().toArray(String[]::new),
                invite.teams().toArray(String[]::new),
                now);
    }

    List<Due> dueAcrossTenants(Instant now, int most) {
        return statements.list(
                "SELECT org_id, user_id FROM welcome WHERE next_attempt_at <= ? ORDER BY next_attempt_at LIMIT ?",
                row -> new Due(row.getObject("org_id", UUID.class), row.getObject("user_id", UUID.class)),
                now,
                most);
    }

    long waitingAcrossTenants() {
        return statements
                .find("SELECT count(*) AS waiting FROM welcome", row -> row.getLong("waiting"))
                .orElseThrow();
    }

    /** Of many at once one gets it, until the lease ends. */
    Optional<Welcome> take(UUID user, Instant now) {
        return statements.find(
                TAKE,
                row -> new Welcome(
                        row.getObject("user_id", UUID.class),
                        row.getObject("inviter_id", UUID.class),
                        Arrays.asList((String[]) row.getArray("roles").getArray()),
                        Arrays.asList((String[]) row.getArray("teams").getArray()),
                        row.getInt("attempts")),
                now.plus(Welcome.LEASE),
                user,
                now);
    }

    void postpone(UUID user, Instant until) {
        statements.update("UPDATE welcome SET next_attempt_at = ? WHERE user_id = ?", until, user);
    }

    void delete(UUID user) {
        statements.update("DELETE FROM welcome WHERE user_id = ?", user);
    }
}
