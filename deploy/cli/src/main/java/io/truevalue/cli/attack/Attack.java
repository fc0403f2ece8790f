package io.truevalue.cli.attack;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** {@code attack gateway [--without slow]}: the exit code is 0 where every case got the answer that it must get. */
public final class Attack {
    private static final String USAGE = "Use: ./truevalue attack gateway [--without slow] [--port-offset N]";

    private final PrintStream out;
    private final PrintStream err;

    Attack(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Target target = new Target(
                Integer.getInteger("truevalue.port-offset", 0),
                Path.of(System.getProperty("truevalue.home", ".truevalue")));
        System.exit(new Attack(out, System.err).run(List.of(arguments), target));
    }

    int run(List<String> arguments, Target target) {
        boolean withoutSlow = arguments.equals(List.of("gateway", "--without", "slow"));
        if (!withoutSlow && !arguments.equals(List.of("gateway"))) {
            err.println(USAGE);
            return 2;
        }
        try {
            Table table = new Table(out, new Arrivals(target)::count);
            Stage stage = new Stage(target);
            table.play(GatewayCases.of(stage, !withoutSlow));
            return table.end();
        } catch (IOException e) {
            err.println("The platform at port " + target.gateway() + " cannot be attacked: " + e.getMessage()
                    + "; start it with ./truevalue up.");
            return 1;
        }
    }
}
