package io.truevalue.cli.attack;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Plays cases one after another and prints a row of each: the case, what was sent, what was answered. */
final class Table {
    private static final int SENT_WIDTH = 66;
    private static final Map<String, String> LETTERS = Map.of(
            "J", "J · tokens",
            "G", "G · the gate's headers and routes",
            "S", "S · signatures of the gateway and of integrations",
            "H", "H · framing",
            "R", "R · rates and resources");

    /** How many requests the service behind has received until now. */
    interface Count {
        long now() throws IOException;
    }

    private final PrintStream out;
    private final Count arrivals;
    private String letter = "";
    private int played;
    private int differences;
    private int elsewhere;
    private long received;
    private long letThrough;

    Table(PrintStream out, Count arrivals) {
        this.out = out;
        this.arrivals = arrivals;
    }

    void play(List<Case> cases) throws IOException {
        received = arrivals.now();
        letThrough += received;
        for (Case each : cases) {
            head(each);
            Probe probe = each.probe();
            if (probe == null) {
                elsewhere++;
                row(each, "not here: " + each.expected());
            } else {
                play(each, probe);
            }
        }
    }

    private void play(Case each, Probe probe) throws IOException {
        String answered;
        try {
            answered = probe.send();
        } catch (IOException e) {
            answered = "failed: " + e;
        }
        played++;
        long now = arrivals.now();
        long reached = now - received;
        received = now;
        boolean reachedAsExpected = each.reaching().holds(reached);
        letThrough += reachedAsExpected ? reached : each.reaching().most();
        String reaching = reached == 0 && reachedAsExpected ? "" : " · reached the service: " + reached;
        if (each.expects(answered) && reachedAsExpected) {
            row(each, answered + reaching);
        } else {
            differences++;
            row(
                    each,
                    answered + reaching + " · EXPECTED " + each.expected()
                            + (reachedAsExpected ? "" : " · reaching the service: " + each.reaching()));
        }
    }

    private void head(Case each) {
        if (!each.letter().equals(letter)) {
            letter = each.letter();
            out.printf("%n%s%n%n", LETTERS.getOrDefault(letter, letter));
        }
    }

    private void row(Case each, String answered) {
        out.printf("%-6s  %-" + SENT_WIDTH + "s  %s%n", each.id(), shortened(each.sent()), answered);
    }

    private static String shortened(String sent) {
        StringBuilder printable = new StringBuilder();
        sent.chars().mapToObj(Table::printable).forEach(printable::append);
        return printable.length() <= SENT_WIDTH ? printable.toString() : printable.substring(0, SENT_WIDTH - 1) + "…";
    }

    private static String printable(int character) {
        return switch (character) {
            case '\r' -> "\\r";
            case '\n' -> "\\n";
            default ->
                character >= ' ' && character < 0x7F ? Character.toString(character) : "\\x%02x".formatted(character);
        };
    }

    /** Prints what is left to say; the exit code. */
    int end() throws IOException {
        long late = arrivals.now() - letThrough;
        out.println();
        if (elsewhere > 0) {
            out.println(elsewhere + " more are shown elsewhere, each with its place above.");
        }
        if (late != 0) {
            differences++;
            out.println("The service received " + late + (late == 1 ? " request" : " requests")
                    + " more than was let through.");
        } else {
            out.println("The service received not one request more than was let through.");
        }
        out.println(played + " cases, " + differences + " differences");
        return differences == 0 ? 0 : 1;
    }
}
