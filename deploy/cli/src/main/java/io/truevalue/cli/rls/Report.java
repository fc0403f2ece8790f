package io.truevalue.cli.rls;

import io.truevalue.attack.rls.Finding;
import io.truevalue.attack.rls.Roles;
import java.io.PrintStream;

/** A row for each object of a database: what was tried on it, and what came of it. */
final class Report {
    private static final int MOST_LINES_OF_ONE = 12;

    private final PrintStream out;
    private int objects;
    private int tables;
    private int tried;
    private int crossed;

    Report(PrintStream out) {
        this.out = out;
    }

    void begin(Roles service) {
        out.printf(
                "%n%s as %s%n%n%-9s %-62s %6s %8s %8s%n",
                service.database(), service.app(), "", "", "tried", "nothing", "refused");
    }

    void add(Finding finding) {
        objects++;
        tables += finding.kind().equals("table") ? 1 : 0;
        tried += finding.tried();
        crossed += finding.crossed().size();
        out.printf(
                "%-9s %-62s %6d %8d %8d  %s%n",
                finding.kind(),
                shortened(finding.object()),
                finding.tried(),
                finding.empty(),
                finding.refused(),
                finding.held() ? "held" : "CROSSED");
        if (!finding.note().isEmpty()) {
            out.println("          by nature: " + finding.note());
        }
        finding.crossed().stream().limit(MOST_LINES_OF_ONE).forEach(line -> out.println("          CROSSED " + line));
        if (finding.crossed().size() > MOST_LINES_OF_ONE) {
            out.println("          and " + (finding.crossed().size() - MOST_LINES_OF_ONE) + " more");
        }
    }

    private static String shortened(String name) {
        return name.length() <= 62 ? name : name.substring(0, 61) + "…";
    }

    /** The exit code. */
    int end(int databases) {
        out.printf(
                "%n%d databases, %d tables, %d objects and rules, %d attempts, %d crossed%n",
                databases, tables, objects, tried, crossed);
        return databases > 0 && crossed == 0 ? 0 : 1;
    }
}
