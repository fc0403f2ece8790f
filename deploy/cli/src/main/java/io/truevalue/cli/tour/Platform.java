package io.truevalue.cli.tour;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two doors of the running platform that the story uses: the public gateway and the mail inbox. */
final class Platform {
    private static final int MOST_WAITS = 10;
    private static final int GATEWAY = 8000;
    private static final int INBOX = 8025;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final int TOO_MANY = 429;

    private final String origin;
    private final Browser gateway;
    private final Browser inbox;
    private final PrintStream out;

    Platform(int portOffset, PrintStream out) {
        this.origin = "http://localhost:" + (GATEWAY + portOffset);
        this.gateway = new Browser(URI.create(origin), out);
        this.inbox = new Browser(URI.create("http://127.0.0.1:" + (INBOX + portOffset)), out);
        this.out = out;
    }

    /** As a browser writes it. */
    String origin() {
        return origin;
    }

    /** A line beside those of the requests. */
    void tell(String line) {
        out.println("     " + line);
    }

    Browser gateway() {
        return gateway;
    }

    /**
     * A call that is limited by address: when tours follow each other closely, or browsers sign in beside one, it waits for
     * as long as it is told, a few times.
     */
    Answer patiently(Function<Browser, Answer> call) {
        Answer answer = call.apply(gateway);
        for (int i = 0; i < MOST_WAITS && answer.status() == TOO_MANY; i++) {
            long seconds = answer.headers().firstValueAsLong("Retry-After").orElse(LONGEST_WAIT_SECONDS);
            long wait = Math.min(seconds, LONGEST_WAIT_SECONDS) + 1;
            tell("(this address has logged in often: waiting " + wait + " s, as it is told)");
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(wait));
            answer = call.apply(gateway);
        }
        return answer;
    }

    /** The secret of the newest mail to an address whose links lead to a page. */
    String tokenMailedTo(String email, String page) {
        Pattern link = Pattern.compile("/" + page + "#token=([A-Za-z0-9_-]+)");
        Answer mails = await(
                () -> inbox.peek("/api/messages?to=" + email.replace("+", "%2B"), null),
                answer -> link.matcher(answer.body().toString()).find(),
                "no mail with a link to /" + page + " came to " + email);
        for (JsonNode mail : mails.body()) {
            Matcher found = link.matcher(
                    mail.path("text").asText("") + " " + mail.path("html").asText(""));
            if (found.find()) {
                out.println("     inbox: \"" + mail.path("subject").asText() + "\" to " + email);
                return found.group(1);
            }
        }
        throw new StepFailed("the mail has no link to /" + page);
    }

    /** Asks again, ever more seldom since requests are limited, until the answer is the awaited one: half a minute. */
    Answer await(Supplier<Answer> ask, Predicate<Answer> arrived, String otherwise) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Duration pause = FIRST_PAUSE;
        while (System.nanoTime() < end) {
            Answer answer = ask.get();
            if (arrived.test(answer)) {
                return answer;
            }
            LockSupport.parkNanos(pause.toNanos());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        throw new StepFailed(otherwise + " within " + PATIENCE.toSeconds() + " s");
    }
}
