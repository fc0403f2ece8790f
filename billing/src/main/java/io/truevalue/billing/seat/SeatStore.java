package io.truevalue.billing.seat;

import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;

/** Seats taken. */
@Singleton
class SeatStore {
    private final Statements statements;

    SeatStore(Statements statements) {
        this.statements = statements;
    }

    void add(UUID org, UUID user, Instant at) {
        statements.update(
                "INSERT INTO seat (org_id, user_id, taken_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", org, user, at);
    }

    void remove(UUID user) {
        statements.update("DELETE FROM seat WHERE user_id = ?", user);
    }

    int count() {
        return statements
                .find("SELECT count(*) AS taken FROM seat", row -> row.getInt("taken"))
                .orElseThrow();
    }
}
