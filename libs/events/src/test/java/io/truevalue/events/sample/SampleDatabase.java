package io.truevalue.events.sample;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a test looks at in the sample's database, and does to it, past row-level security. */
public final class SampleDatabase implements AutoCloseable {
    private final Connection superuser;

    public SampleDatabase(Connection superuser) {
        this.superuser = superuser;
    }

    /** Subjects in the order in which a consumer applied them for an organisation. */
    public List<String> effects(String consumer, UUID org) throws SQLException {
        List<String> subjects = new ArrayList<>();
        try (PreparedStatement statement = superuser.prepareStatement(
                "SELECT subject FROM effect WHERE consumer = ? AND org_id = ? ORDER BY position")) {
            statement.setString(1, consumer);
            statement.setObject(2, org);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    subjects.add(rows.getString(1));
                }
            }
        }
        return subjects;
    }

    /** In how many transactions a consumer applied them. */
    public long transactions(String consumer, List<UUID> orgs) throws SQLException {
        String ids = orgs.stream().map(org -> "'" + org + "'").collect(java.util.stream.Collectors.joining(", "));
        return number("SELECT count(DISTINCT xmin::text) FROM effect WHERE consumer = '" + consumer
                + "' AND org_id IN (" + ids + ")");
    }

    /** Waits until every consumer applied so much for the organisation. */
    public void awaitEffects(UUID org, int count) {
        await().atMost(Duration.ofSeconds(25))
                .until(() -> effects("single", org).size() >= count
                        && effects("batch", org).size() >= count
                        && effects("whole", org).size() >= count);
    }

    public long outbox() throws SQLException {
        return number("SELECT count(*) FROM outbox");
    }

    public long notes(UUID org) throws SQLException {
        return number("SELECT count(*) FROM note WHERE org_id = '" + org + "'");
    }

    /** Whether a session waits for what another has not committed. */
    public boolean isAnyoneWaiting() throws SQLException {
        return number("SELECT count(*) FROM pg_stat_activity WHERE datname = 'sample_db' AND wait_event_type = 'Lock'")
                > 0;
    }

    /** Ends sessions, as a crash of their process does; of every role where none is named. */
    public void killSessions(String role) throws SQLException {
        number("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = 'sample_db'"
                + " AND pid <> pg_backend_pid() AND usename LIKE '" + role + "'");
    }

    /** True if there was an active relay to kill. */
    public boolean killActiveRelay() throws SQLException {
        return number(
                        "SELECT count(pg_terminate_backend(a.pid)) FROM pg_locks AS l JOIN pg_stat_activity AS a USING (pid)"
                                + " WHERE l.locktype = 'advisory' AND l.granted AND a.usename = 'sample_relay'"
                                + " AND a.datname = 'sample_db'")
                > 0;
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        superuser.close();
    }
}
