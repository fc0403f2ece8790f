package io.truevalue.standalone;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Runs the whole platform in this process until it is told to stop. */
public final class Up {
    private final UpSettings settings;
    private final Progress progress;
    private volatile boolean failed;

    private Up(UpSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            new Up(UpSettings.fromProperties(System.getenv()), new Progress(out)).run();
        } catch (CannotStart e) {
            System.err.println("truevalue: " + e.getMessage());
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    private void run() {
        Home home = Home.open(settings);
        Platform platform = new Platform(settings, home, progress);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> stop(platform)));
        progress.line("TrueValue, state in " + home.folder() + (settings.ephemeral() ? " (deleted at stop)" : ""));
        try {
            Development development = platform.start();
            announce(home);
            if (settings.developing()) {
                development.watch();
            }
        } catch (CannotStart e) {
            // Told to stop while starting: what fails then fails because of that.
            if (!platform.isStopping()) {
                failed = true;
                throw e;
            }
        }
    }

    private void stop(Platform platform) {
        if (failed) {
            platform.stop();
            return;
        }
        progress.line("Stopping ...");
        platform.stop();
        progress.line("TrueValue is down.");
    }

    private void announce(Home home) {
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
