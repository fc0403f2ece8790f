package io.truevalue.permission.assignment;

import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What ends next, whatever the organisation: times and organisations' ids, by two narrow doors of the database. */
@Singleton
class ExpiryStore {
    private static final int MOST = 100;

    private final Statements statements;

    ExpiryStore(Statements statements) {
        this.statements = statements;
    }

    Optional<Instant> nextAcrossTenants() {
        return statements
                .list(
                        "SELECT next_expiry() AS next",
                        row -> Optional.ofNullable(Statements.nullableInstant(row, "next")))
                .getFirst();
    }

    List<UUID> organizationsWithExpiredAcrossTenants(Instant now) {
        return statements.list(
                "SELECT org_id FROM organizations_with_expired(?, ?) AS org_id",
                row -> row.getObject("org_id", UUID.class),
                now,
                MOST);
    }
}
