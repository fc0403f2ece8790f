package io.truevalue.auditlog.retention;

import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** The tables of months, by functions that run as their owner and check for themselves what may be done. */
@Singleton
class MonthStore {
    private final Statements statements;

    MonthStore(Statements statements) {
        this.statements = statements;
    }

    void makeAcrossTenants(Instant at) {
        statements.list("SELECT make_event_months(?)", row -> true, at);
    }

    /** The names of the tables that were dropped. */
    List<String> dropExpiredAcrossTenants() {
        return statements.list("SELECT drop_expired_event_months() AS name", row -> row.getString("name"));
    }

    /** How many leaves all logs hold together. */
    long leavesAcrossTenants() {
        return statements
                .list("SELECT coalesce(sum(size), 0)::bigint AS leaves FROM log_head", row -> row.getLong("leaves"))
                .getFirst();
    }
}
