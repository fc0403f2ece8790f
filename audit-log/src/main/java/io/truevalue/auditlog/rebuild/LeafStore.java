package io.truevalue.auditlog.rebuild;

import io.truevalue.auditlog.log.Logs;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Leaves of all logs, in order; for the service itself. */
@Singleton
class LeafStore {
    private final Statements statements;

    LeafStore(Statements statements) {
        this.statements = statements;
    }

    /** A leaf and where it stands. */
    record Placed(Place place, String leaf) {}

    List<Placed> personalAcrossTenants(long after, int most) {
        return statements.list(
                "SELECT leaf_index, leaf FROM personal_event WHERE leaf_index > ? ORDER BY leaf_index LIMIT ?",
                row -> new Placed(new Place(Logs.PERSONAL, row.getLong("leaf_index")), row.getString("leaf")),
                after,
                most);
    }

    List<Placed> afterAcrossTenants(Place place, int most) {
        return statements.list(
                """
                SELECT org_id, leaf_index, leaf FROM event WHERE (org_id, leaf_index) > (?, ?)
                ORDER BY org_id, leaf_index LIMIT ?""",
                row -> new Placed(
                        new Place(row.getObject("org_id", UUID.class), row.getLong("leaf_index")),
                        row.getString("leaf")),
                place.log(),
                place.leafIndex(),
                most);
    }
}
