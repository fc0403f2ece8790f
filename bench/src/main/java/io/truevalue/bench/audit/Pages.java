package io.truevalue.bench.audit;

import io.truevalue.bench.CannotMeasure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of the large organisation's events, first and second, by one filter or several. */
final class Pages {
    private static final int TRIES = 100;
    private static final int WARM_UP = 20;
    private static final Pattern CURSOR = Pattern.compile("\"next_cursor\":\"([A-Za-z0-9_-]+)\"");

    private final AuditClient client;
    private final String organization;

    Pages(AuditClient client, String organization) {
        this.client = client;
        this.organization = organization;
    }

    /** What is asked for, in words and as a query. */
    static Map<String, String> questions() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put("no filter", "");
        questions.put("actor, who did half of all", "&actor=" + SampleEvent.BUSY);
        questions.put("action, one of ten", "&action=contact.deleted");
        questions.put("actor by name", "&actor=user007@acme.example");
        questions.put("a rare word", "&q=" + SampleEvent.RARE);
        questions.put("a word that every second has", "&q=" + SampleEvent.COMMON);
        questions.put("no such word", "&q=nosuchword");
        questions.put("actor, action and word", "&actor=" + SampleEvent.BUSY + "&action=contact.*&q=hopper");
        questions.put("words that never meet", "&q=" + SampleEvent.COMMON + "+shelbyville");
        questions.put(
                "one month of two ago, actor",
                "&actor=" + SampleEvent.BUSY + "&from=" + now.minus(60, ChronoUnit.DAYS) + "&to="
                        + now.minus(30, ChronoUnit.DAYS));
        return questions;
    }

    /** Asks all questions in turn for so long, so that what reads pages is compiled. */
    void warmUp(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            questions().values().forEach(query -> measure(query, 1));
        }
    }

    Millis measure(String query) {
        return measure(query, WARM_UP + TRIES);
    }

    private Millis measure(String query, int tries) {
        try {
            return asked(query, tries);
        } catch (IOException e) {
            throw new CannotMeasure("The audit log does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("Interrupted while pages were read.", e);
        }
    }

    private Millis asked(String query, int tries) throws IOException, InterruptedException {
        Millis times = new Millis();
        String first = "/audit-log/api/events?limit=50" + query;
        for (int i = 0; i < tries; i++) {
            AuditClient.Answer answer = ok(first, client.get(organization, first));
            Matcher cursor = CURSOR.matcher(answer.body());
            if (i >= WARM_UP) {
                times.add(answer.nanos());
            }
            if (cursor.find()) {
                String second = first + "&cursor=" + cursor.group(1);
                AuditClient.Answer next = ok(second, client.get(organization, second));
                if (i >= WARM_UP) {
                    times.add(next.nanos());
                }
            }
        }
        return times;
    }

    private static AuditClient.Answer ok(String target, AuditClient.Answer answer) {
        if (answer.status() != 200) {
            throw new CannotMeasure(target + " was answered " + answer.status() + ": " + answer.body());
        }
        return answer;
    }
}
