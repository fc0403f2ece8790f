package io.truevalue.attack.rls;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Attacks what is no table: views, sequences, functions, and the server around them. */
final class OtherAttack {
    private final Connection connection;
    private final Roles roles;
    private final Exceptions exceptions;
    private final Tenant attacker;
    private final Tenant victim;
    private final Attacker player;

    OtherAttack(Connection connection, Roles roles, Exceptions exceptions, Tenant attacker, Tenant victim) {
        this.connection = connection;
        this.roles = roles;
        this.exceptions = exceptions;
        this.attacker = attacker;
        this.victim = victim;
        this.player = new Attacker(connection, victim);
    }

    Finding view(String view) throws SQLException {
        String words = "t::text LIKE '%" + victim.word() + "%' OR t::text LIKE '%" + victim.org() + "%'";
        return played(
                "view",
                view,
                List.of(
                        Attempt.reach("select", "SELECT count(*) FROM " + view + " t WHERE " + words),
                        new Attempt("copy out", Attempt.Kind.COPY_OUT, "COPY (SELECT * FROM " + view + ") TO STDOUT"),
                        Attempt.forbidden("drop", "DROP VIEW " + view)));
    }

    Finding sequence(String sequence) throws SQLException {
        String quoted = Sql.text(sequence);
        return played(
                "sequence",
                sequence,
                List.of(
                        Attempt.forbidden("read", "SELECT last_value FROM " + sequence),
                        Attempt.forbidden("next", "SELECT nextval(" + quoted + ")"),
                        Attempt.forbidden("set", "SELECT setval(" + quoted + ", 1)"),
                        Attempt.forbidden("alter", "ALTER SEQUENCE " + sequence + " RESTART")));
    }

    Finding server() throws SQLException {
        List<Attempt> attempts = ServerAttempts.of(connection, roles);
        Tally tally = new Tally();
        Sql.run(connection, "SET LOCAL SESSION AUTHORIZATION " + roles.app());
        for (Attempt attempt : attempts) {
            player.play(Setting.reused(attacker), attempt, tally);
        }
        Sql.run(connection, "SET LOCAL SESSION AUTHORIZATION DEFAULT");
        return tally.finding("role", roles.app(), "");
    }

    private Finding played(String kind, String object, List<Attempt> attempts) throws SQLException {
        Tally tally = new Tally();
        Sql.run(connection, "SET LOCAL SESSION AUTHORIZATION " + roles.app());
        for (Setting setting : settings()) {
            for (Attempt attempt : attempts) {
                player.play(setting, attempt, tally);
            }
        }
        Sql.run(connection, "SET LOCAL SESSION AUTHORIZATION DEFAULT");
        return tally.finding(kind, object, "");
    }

    private List<Setting> settings() {
        return List.of(
                Setting.foreign(attacker),
                Setting.reused(attacker),
                Setting.malformed(attacker, victim).getFirst());
    }

    /** Calls it with arguments of its types; it must tell nothing of the victim, and change nothing of theirs. */
    Finding routine(Catalogue.Routine routine, List<Table> tables) throws SQLException {
        String signature = routine.name() + "(" + String.join(", ", routine.argumentTypes()) + ")";
        Exceptions.Entry exception = exceptions.find("function", routine.name()).orElse(null);
        Tally tally = new Tally();
        if (routine.definer() && exception == null) {
            tally.crossed("runs as its owner: list it in exceptions.csv with the reason");
        }
        try {
            String call = routine.name() + "(" + String.join(", ", arguments(routine, exception)) + ")";
            String before = fingerprint(tables);
            for (Setting setting : settings()) {
                call((routine.procedure() ? "CALL " : "SELECT ") + call, setting, exception, tables, before, tally);
            }
        } catch (SQLException e) {
            tally.crossed("cannot be called: " + e.getMessage());
        }
        return tally.finding("function", signature, exception == null ? "" : exception.reason());
    }

    /** What the victim would give, unless that is the secret by which the function knows them. */
    private List<String> arguments(Catalogue.Routine routine, Exceptions.@Nullable Entry exception)
            throws SQLException {
        Candidates candidates = new Candidates(exception != null && exception.may("by-secret") ? attacker : victim);
        List<String> arguments = new ArrayList<>();
        for (String type : routine.argumentTypes()) {
            Column argument = new Column("argument", type, true, false, false, List.of());
            arguments.add(candidates.of(argument, List.of()).getFirst());
        }
        return arguments;
    }

    private void call(
            String sql,
            Setting setting,
            Exceptions.@Nullable Entry exception,
            List<Table> tables,
            String before,
            Tally tally)
            throws SQLException {
        Sql.run(
                connection,
                "SAVEPOINT calling; SET LOCAL SESSION AUTHORIZATION " + roles.app() + "; " + setting.statement());
        try {
            String told = String.join("\n", Sql.column(connection, sql));
            Sql.run(connection, "SET LOCAL SESSION AUTHORIZATION DEFAULT");
            boolean idsToo = exception == null || !exception.may("tells-ids");
            boolean changed = !fingerprint(tables).equals(before) && (exception == null || !exception.may("changes"));
            if (victim.isToldBy(told, sql) && (idsToo || told.contains(victim.word()))) {
                tally.crossed(setting.name() + " · " + sql + ": tells of the victim");
            } else if (changed) {
                tally.crossed(setting.name() + " · " + sql + ": changes the victim's rows");
            } else {
                tally.empty();
            }
        } catch (SQLException refusal) {
            if (victim.isToldBy(String.valueOf(refusal.getMessage()), sql)) {
                tally.crossed(setting.name() + " · " + sql + ": " + refusal.getMessage());
            } else {
                tally.refused();
            }
        } finally {
            Sql.run(connection, "ROLLBACK TO SAVEPOINT calling");
        }
    }

    private String fingerprint(List<Table> tables) throws SQLException {
        String union = tables.stream()
                .filter(Table::hasTenant)
                .map(table -> "SELECT t::text AS row FROM " + table.name() + " t WHERE t.org_id::text = "
                        + Sql.text(victim.org().toString()))
                .collect(Collectors.joining(" UNION ALL "));
        return union.isEmpty()
                ? ""
                : Sql.column(connection, "SELECT md5(string_agg(row, '|' ORDER BY row)) FROM (" + union + ") rows")
                        .getFirst();
    }
}
