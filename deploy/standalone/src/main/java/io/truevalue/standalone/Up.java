package io.truevalue.standalone;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Runs the whole platform in this process until it is told to stop. */
public final class Up {
    private Up() {}

    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            run(UpSettings.fromProperties(System.getenv()), new Progress(out));
        } catch (CannotStart e) {
            System.err.println("truevalue: " + e.getMessage());
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    private static void run(UpSettings settings, Progress progress) {
        Home home = Home.open(settings);
        Platform platform = new Platform(settings, home, progress);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            progress.line("Stopping ...");
            platform.stop();
            progress.line("TrueValue is down.");
        }));
        progress.line("TrueValue, state in " + home.folder() + (settings.ephemeral() ? " (deleted at stop)" : ""));
        platform.start();
        progress.line("");
        progress.line("  console        " + settings.origin());
        progress.line("  API reference  " + settings.origin() + "/docs");
        if (settings.external(External.SMTP).isEmpty()) {
            progress.line("  mail inbox     http://localhost:" + settings.shifted(ListeningPort.INBOX));
        }
        progress.line("  log            " + home.log());
        progress.line("");
        progress.line("TrueValue is ready (" + progress.elapsed() + "). Ctrl-C or ./truevalue down stops it.");
    }
}
