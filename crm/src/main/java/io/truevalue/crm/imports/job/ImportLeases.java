package io.truevalue.crm.imports.job;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.truevalue.tenancy.OrgId;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which process runs which import. A batch begins by renewing the lease, under the row's lock and only where the rows
 * done are as the process left them: so no row is imported twice, whoever else believes to hold it.
 */
@Singleton
public class ImportLeases {
    private final JdbcOperations jdbc;
    private final ImportStore imports;

    ImportLeases(JdbcOperations jdbc, ImportStore imports) {
        this.jdbc = jdbc;
        this.imports = imports;
    }

    /** An import of some organisation. */
    public record Located(OrgId org, UUID id) {}

    /**
     * An import that this process may run now.
     *
     * @param attempts how often it was begun without getting any further
     */
    public record Claimed(Actor actor, int attempts) {}

    /** Empty where another process runs it, or nobody is to. */
    public Optional<Claimed> claim(UUID id, UUID runner, Duration lease) {
        return jdbc.prepareStatement("""
                UPDATE import
                SET runner = ?, leased_until = clock_timestamp() + ? * interval '1 millisecond', attempts = attempts + 1
                WHERE id = ? AND status = 'running' AND (leased_until IS NULL OR leased_until < clock_timestamp())
                RETURNING actor, attempts""", statement -> {
            statement.setObject(1, runner);
            statement.setLong(2, lease.toMillis());
            statement.setObject(3, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Claimed(imports.actor(row.getString(1)), row.getInt(2)))
                        : Optional.empty();
            }
        });
    }

    /** False where the import was canceled, or another process took it over. */
    public boolean renew(UUID id, UUID runner, Duration lease, Counts expected) {
        return jdbc.prepareStatement("""
                UPDATE import
                SET leased_until = clock_timestamp() + ? * interval '1 millisecond'
                WHERE id = ? AND status = 'running' AND runner = ?
                  AND created + updated + skipped + failed = ?""", statement -> {
            statement.setLong(1, lease.toMillis());
            statement.setObject(2, id);
            statement.setObject(3, runner);
            statement.setLong(4, expected.done());
            return statement.executeUpdate() == 1;
        });
    }

    /** In the transaction that renewed the lease. */
    public void advance(UUID id, Counts by) {
        jdbc.prepareStatement("""
                UPDATE import
                SET created = created + ?, updated = updated + ?, skipped = skipped + ?, failed = failed + ?,
                    attempts = 0
                WHERE id = ?""", statement -> {
            statement.setLong(1, by.created());
            statement.setLong(2, by.updated());
            statement.setLong(3, by.skipped());
            statement.setLong(4, by.failed());
            statement.setObject(5, id);
            return statement.executeUpdate();
        });
    }

    /** Lets another process take it up at once. */
    public void release(UUID id, UUID runner) {
        jdbc.prepareStatement(
                "UPDATE import SET runner = NULL, leased_until = NULL WHERE id = ? AND runner = ?", statement -> {
                    statement.setObject(1, id);
                    statement.setObject(2, runner);
                    return statement.executeUpdate();
                });
    }

    public List<Located> findOrphansAcrossTenants(int most) {
        return jdbc.prepareStatement("SELECT org_id, id FROM orphaned_imports(?)", statement -> {
            statement.setInt(1, most);
            List<Located> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Located(new OrgId(rows.getObject(1, UUID.class)), rows.getObject(2, UUID.class)));
                }
            }
            return found;
        });
    }

    public void cancelAbandonedAcrossTenants(Duration age) {
        jdbc.prepareStatement("SELECT cancel_abandoned_imports(? * interval '1 second')", statement -> {
            statement.setLong(1, age.toSeconds());
            return statement.execute();
        });
    }
}
