package io.truevalue.crm.record;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.truevalue.tenancy.Tenancy;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.UUID;

/** Holds an organisation to its plan's number of records: counted in the transaction of what it counts. */
@Singleton
public class RecordLimit {
    private final JdbcOperations jdbc;
    private final PlanRecords plan;

    RecordLimit(JdbcOperations jdbc, PlanRecords plan) {
        this.jdbc = jdbc;
        this.plan = plan;
    }

    /** Counts one more, or refuses. */
    void takeOne() {
        if (takeUpTo(1) == 0) {
            throw RecordProblem.RECORDS_LIMIT_REACHED.because(
                    "Your plan holds " + plan.most() + " records. Delete some, or choose a larger plan.");
        }
    }

    /** Counts as many more as the plan has room for, and says how many. */
    public int takeUpTo(int wanted) {
        UUID org = Tenancy.current().organization().value();
        long most = plan.most();
        long present = lock(org);
        int granted = Math.clamp(most - present, 0, wanted);
        if (granted > 0) {
            add(granted);
        }
        return granted;
    }

    void giveBackOne() {
        add(-1);
    }

    /** The row's lock lasts until the transaction ends, so that two cannot take the last place. */
    private long lock(UUID org) {
        return jdbc.prepareStatement("""
                INSERT INTO record_count (org_id, records) VALUES (?, 0)
                ON CONFLICT (org_id) DO UPDATE SET records = record_count.records
                RETURNING records""", statement -> {
            statement.setObject(1, org);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    private void add(int records) {
        jdbc.prepareStatement("UPDATE record_count SET records = records + ?", statement -> {
            statement.setInt(1, records);
            return statement.executeUpdate();
        });
    }
}
