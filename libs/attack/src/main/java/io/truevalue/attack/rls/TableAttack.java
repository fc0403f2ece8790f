package io.truevalue.attack.rls;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Plays the attempts on tables, under every setting of the tenant. */
final class TableAttack {
    private static final int EXECUTIONS_UNTIL_A_PLAN_IS_KEPT = 6;

    private final Connection connection;
    private final Roles roles;
    private final Tenant attacker;
    private final Tenant victim;
    private final List<Table> tables;
    private final Tenant newcomer = Tenant.named("newcomer");
    private final Map<String, Tally> tallies = new HashMap<>();
    private final Attacker player;

    TableAttack(Connection connection, Roles roles, Tenant attacker, Tenant victim, List<Table> tables) {
        this.connection = connection;
        this.roles = roles;
        this.attacker = attacker;
        this.victim = victim;
        this.tables = tables;
        this.player = new Attacker(connection, victim);
    }

    /** Before any tenant was ever set on the connection. */
    void fresh(Table table, Map<String, String> theirRow) throws SQLException {
        Tally tally = tallies.computeIfAbsent(table.name(), any -> new Tally());
        Sql.run(connection, "SET LOCAL SESSION AUTHORIZATION " + roles.app());
        for (Attempt attempt : new TableAttempts(table, attacker, victim, theirRow).all(tables)) {
            player.play(Setting.fresh(), attempt, tally);
        }
        Sql.run(connection, "SET LOCAL SESSION AUTHORIZATION DEFAULT");
    }

    /** A table whose rows are an organisation's, or a user's. */
    Finding owned(Table table, Map<String, String> theirRow, Map<String, String> myRow, Exceptions exceptions)
            throws SQLException {
        TableAttempts attempts = new TableAttempts(table, attacker, victim, theirRow);
        List<Attempt> all = attempts.all(tables);
        Tally tally = tallies.computeIfAbsent(table.name(), any -> new Tally());
        prepare(table);
        Sql.run(connection, "SET LOCAL SESSION AUTHORIZATION " + roles.app());
        for (Setting setting : List.of(Setting.foreign(attacker, table), Setting.reused(attacker))) {
            for (Attempt attempt : all) {
                player.play(setting, attempt, tally);
            }
        }
        List<Setting> malformed = Setting.malformed(attacker, victim, table);
        for (Attempt attempt : all) {
            player.play(malformed.getFirst(), attempt, tally);
        }
        for (Setting setting : malformed.subList(1, malformed.size())) {
            for (Attempt attempt : attempts.plain()) {
                player.play(setting, attempt, tally);
            }
        }
        Optional<Exceptions.Entry> door = exceptions.find("door", table.name());
        for (Attempt attempt : attempts.plain()) {
            String verb = attempt.name().split(" ", 2)[0].toUpperCase(Locale.ROOT);
            if (door.stream().noneMatch(open -> open.may(verb))) {
                player.play(Setting.itself(), attempt, tally);
            }
        }
        Optional<Attempt> like = attempts.likeOfTheirs(newcomer);
        if (like.isPresent()) {
            player.play(Setting.foreign(newcomer, table), like.get(), tally);
        }
        executePrepared(table, tally);
        if (!myRow.isEmpty()) {
            see(table, tally);
        }
        Sql.run(connection, "SET LOCAL SESSION AUTHORIZATION DEFAULT");
        Sql.run(connection, "DEALLOCATE ALL");
        return tally.finding(
                "table", table.name(), door.map(Exceptions.Entry::reason).orElse(""));
    }

    /** Plans made as somebody who sees all, to be used as somebody who must not (T16). */
    private void prepare(Table table) throws SQLException {
        Sql.run(
                connection,
                "PREPARE attack_read (text) AS SELECT count(*) FROM " + table.name() + " WHERE "
                        + Sql.name(table.marker()) + "::text = $1");
        Sql.run(
                connection,
                "PREPARE attack_write (text) AS DELETE FROM " + table.name() + " WHERE " + Sql.name(table.marker())
                        + "::text = $1");
        Sql.run(connection, "SAVEPOINT planned");
        Sql.run(connection, "SET LOCAL plan_cache_mode = force_generic_plan");
        Sql.rows(connection, "EXECUTE attack_read (" + Sql.text(victim.in(table).toString()) + ")");
        Sql.run(connection, "ROLLBACK TO SAVEPOINT planned");
    }

    private void executePrepared(Table table, Tally tally) throws SQLException {
        String theirs = "(" + Sql.text(victim.in(table).toString()) + ")";
        List<Attempt> attempts = List.of(
                Attempt.reach("read by a plan of another role", "EXECUTE attack_read " + theirs),
                Attempt.reach("delete by a plan of another role", "EXECUTE attack_write " + theirs));
        for (Setting setting : List.of(Setting.foreign(attacker, table), Setting.reused(attacker))) {
            for (Attempt attempt : attempts) {
                player.play(setting, attempt, tally);
            }
        }
        Sql.run(connection, "SAVEPOINT planning");
        try {
            Sql.run(
                    connection,
                    "PREPARE attack_own (text) AS SELECT count(*) FROM " + table.name() + " WHERE "
                            + Sql.name(table.marker()) + "::text = $1");
            Sql.run(connection, Setting.foreign(victim, table).statement());
            for (int i = 0; i < EXECUTIONS_UNTIL_A_PLAN_IS_KEPT; i++) {
                Sql.rows(connection, "EXECUTE attack_own " + theirs);
            }
            player.play(
                    Setting.foreign(attacker, table),
                    Attempt.reach("read by a plan of the victim's", "EXECUTE attack_own " + theirs),
                    tally);
        } catch (SQLException e) {
            if (!"42501".equals(e.getSQLState())) {
                throw e;
            }
            tally.refused();
        } finally {
            Sql.run(connection, "ROLLBACK TO SAVEPOINT planning");
        }
    }

    /** An attack proves nothing where even the owner of a row sees none. */
    private void see(Table table, Tally tally) throws SQLException {
        Sql.run(
                connection,
                "SAVEPOINT seeing; " + Setting.foreign(attacker, table).statement());
        try {
            String own = Sql.text(attacker.in(table).toString());
            String seen = Sql.column(
                            connection,
                            "SELECT count(*) FROM " + table.name() + " WHERE " + Sql.name(table.marker()) + "::text = "
                                    + own)
                    .getFirst();
            if (seen.equals("0")) {
                tally.crossed("proves nothing: not even the attacker's own row is seen");
            }
        } catch (SQLException e) {
            if (!"42501".equals(e.getSQLState())) {
                throw e;
            }
        } finally {
            Sql.run(connection, "ROLLBACK TO SAVEPOINT seeing");
        }
    }

    /** A table that is nobody's. */
    Finding shared(Table table, Exceptions.Entry exception) {
        Tally tally = new Tally();
        try {
            Sql.run(connection, "SET LOCAL SESSION AUTHORIZATION " + roles.app());
            for (Attempt attempt : SharedTableAttempts.of(table, exception)) {
                player.play(Setting.foreign(attacker, table), attempt, tally);
            }
            Sql.run(connection, "SET LOCAL SESSION AUTHORIZATION DEFAULT");
        } catch (SQLException e) {
            tally.crossed("cannot be attacked: " + e.getMessage());
        }
        return tally.finding("table", table.name(), exception.reason());
    }
}
