package io.truevalue.cli.rls;

import io.truevalue.attack.rls.DatabaseAttack;
import io.truevalue.attack.rls.Finding;
import io.truevalue.attack.rls.LoginAttack;
import io.truevalue.attack.rls.Roles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** {@code attack rls}: the exit code is 0 where nothing crossed from one organisation to another. */
public final class AttackRls {
    private static final String NOT_PERMITTED = "42501";

    private final PrintStream out;

    AttackRls(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (arguments.length > 0) {
            System.err.println("Use: ./truevalue attack rls [--port-offset N]");
            System.exit(2);
        }
        try {
            String external = System.getenv().getOrDefault("TRUEVALUE_POSTGRES_URL", "");
            DatabaseServer server = DatabaseServer.of(
                    Integer.getInteger("truevalue.port-offset", 0),
                    Path.of(System.getProperty("truevalue.home", ".truevalue")),
                    external);
            System.exit(new AttackRls(out).play(server));
        } catch (IOException | SQLException e) {
            System.err.println("The databases cannot be attacked: " + e.getMessage()
                    + "; start the platform with ./truevalue up.");
            System.exit(1);
        }
    }

    int play(DatabaseServer server) throws SQLException {
        List<Roles> services = server.services();
        Report report = new Report(out);
        for (Roles service : services) {
            report.begin(service);
            try (Connection superuser = server.asSuperuser(service.database());
                    Connection app = server.asService(service, service.database())) {
                DatabaseAttack.play(superuser, service).forEach(report::add);
                report.add(LoginAttack.play(app, service));
                report.add(elsewhere(server, service, services));
            }
        }
        return report.end(services.size());
    }

    /** The service's role at the door of every other service's database. */
    private static Finding elsewhere(DatabaseServer server, Roles service, List<Roles> services) {
        List<String> crossed = new ArrayList<>();
        int refused = 0;
        for (Roles other : services) {
            if (other.equals(service)) {
                continue;
            }
            try (Connection connection = server.asService(service, other.database())) {
                crossed.add("connects to " + connection.getCatalog());
            } catch (SQLException e) {
                if (NOT_PERMITTED.equals(e.getSQLState())) {
                    refused++;
                } else {
                    crossed.add("at " + other.database() + ": " + e.getMessage());
                }
            }
        }
        return new Finding("login", service.app() + " elsewhere", services.size() - 1, 0, refused, crossed, "");
    }
}
