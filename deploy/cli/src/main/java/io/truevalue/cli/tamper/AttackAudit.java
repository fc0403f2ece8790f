package io.truevalue.cli.tamper;

import io.truevalue.auditbundle.Verdict;
import io.truevalue.cli.attack.Addresses;
import io.truevalue.cli.attack.Newcomers;
import io.truevalue.cli.attack.Target;
import io.truevalue.cli.rls.DatabaseServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * {@code attack audit}: tampers with the logs of two organisations of its own as the owner of their database, exports each
 * time, asks the verifier, and puts everything back. The exit code is 0 where every tampering was named.
 */
public final class AttackAudit {
    private static final int CONTACTS = 12;

    private final PrintStream out;

    AttackAudit(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (arguments.length > 0) {
            System.err.println("Use: ./truevalue attack audit [--port-offset N]");
            System.exit(2);
        }
        Target target = new Target(
                Integer.getInteger("truevalue.port-offset", 0),
                Path.of(System.getProperty("truevalue.home", ".truevalue")));
        try {
            DatabaseServer server = DatabaseServer.of(
                    target.offset(), target.home(), System.getenv().getOrDefault("TRUEVALUE_POSTGRES_URL", ""));
            System.exit(new AttackAudit(out).play(target, server));
        } catch (IOException | SQLException e) {
            System.err.println("The audit log at port " + target.gateway() + " cannot be attacked: " + e.getMessage()
                    + "; start the platform with ./truevalue up.");
            System.exit(1);
        }
    }

    int play(Target target, DatabaseServer server) throws IOException, SQLException {
        Newcomers newcomers = new Newcomers(target, new Addresses());
        Auditor victim = new Auditor(target, newcomers.arrive("audited"));
        Auditor other = new Auditor(target, newcomers.arrive("neighbour"));
        try (LogDatabase database = LogDatabase.open(server, victim.organization(), other.organization())) {
            victim.work(CONTACTS);
            other.work(CONTACTS);
            database.awaitSigned();
            KeptLogs yesterday = database.keep("yesterday");
            victim.work(CONTACTS);
            database.awaitSigned();
            KeptOutside outside = KeptOutside.of(victim.export());
            out.println("Two organisations of this run, " + database.size()
                    + " events in the log under attack. Kept outside of" + " the database: its key and "
                    + outside.checkpoints().size() + " checkpoints.");

            int missed = play(victim, database, outside, Tamperings.all(database, yesterday, outside.size()));
            database.awaitSigned();
            Verdict afterwards = outside.judge(victim.export());
            out.printf("%nAfterwards, with everything put back: %s%n", afterwards.line());
            return missed == 0 && afterwards instanceof Verdict.Fits ? 0 : 1;
        }
    }

    private int play(Auditor victim, LogDatabase database, KeptOutside outside, List<Tampering> tamperings)
            throws IOException, SQLException {
        int missed = 0;
        for (int i = 0; i < tamperings.size(); i++) {
            Tampering tampering = tamperings.get(i);
            out.printf("%n%2d. %s%n", i + 1, tampering.title());
            database.awaitSigned();
            Verdict alone;
            Verdict withWhatWasKept;
            try (KeptLogs before = database.keep("before")) {
                database.tamper(tampering);
                byte[] bundle = victim.export();
                alone = KeptOutside.NOTHING.judge(bundle);
                withWhatWasKept = outside.judge(bundle);
                before.putBack();
            }
            boolean named = withWhatWasKept instanceof Verdict.DoesNotFit;
            missed += named ? 0 : 1;
            out.println("     the export alone: " + alone.line());
            out.println("     with what was kept outside: " + withWhatWasKept.line());
            out.println(named ? "     detected" : "     NOT DETECTED");
        }
        out.printf("%n%d tamperings, %d detected%n", tamperings.size(), tamperings.size() - missed);
        return missed;
    }
}
