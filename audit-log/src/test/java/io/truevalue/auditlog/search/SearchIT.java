package io.truevalue.auditlog.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.auditlog.Published;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import java.net.URLEncoder;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SearchIT {
    @RegisterExtension
    static final ServiceExtension AUDIT = ServiceExtension.of("audit-log");

    private static final List<String> ACTORS = List.of("Ada@Acme.test", "grace@acme.test", "Zoë van Dijk");
    private static final List<String> TYPES =
            List.of("contact.created", "contact.updated", "deal.stage_changed", "policy.rule.changed", "contacts.seen");
    private static final List<String> SUBJECTS = List.of("s-1", "s-2", "0199a7c2-0000-7000-8000-00000000002a");
    private static final List<String> WORDS = List.of(
            "harbor", "Nguyễn", "quokka", "ng", "vy@harbor.test", "0199a7c2-1111-7000-8000-00000000002a", "４２", "ﬁle");

    private final Caller auditor = Caller.newMember("audit:read", "organization:write");

    /** An event as it was made, for a search that knows no index. */
    private record Known(Published event, int actor, String type, String subject, Instant time, Set<String> words) {}

    /** What is asked for, and which events that must find. */
    private record Question(List<String> parameters, java.util.function.Predicate<Known> wish) {}

    @Test
    void findsWhatASearchOfEveryEventFinds() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Known> all = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            all.add(publish(random));
        }
        awaitTotal("from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z", all.size());
        // By time, and of two at one time the one recorded later: they were recorded in this order.
        List<Known> newestFirst = new ArrayList<>(all.reversed());
        newestFirst.sort(Comparator.comparing(Known::time).reversed());

        for (int i = 0; i < 120; i++) {
            Question question = question(random);
            List<String> wanted = newestFirst.stream()
                    .filter(question.wish())
                    .map(known -> known.event().id)
                    .toList();
            String query = String.join("&", question.parameters());

            assertThat(pages(query, 1 + random.nextInt(30)))
                    .as("seed %d, %s", seed, query)
                    .isEqualTo(wanted);
        }
    }

    @Test
    void countsAndSortsAndFiltersWhatItFinds() {
        Random random = new Random(7);
        List<Known> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(publish(random));
        }
        String whole = "from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z";
        awaitTotal(whole, all.size());
        List<Known> created = all.stream()
                .filter(known -> known.type().equals("contact.created"))
                .toList();
        List<String> oldestFirst = created.stream()
                .sorted(Comparator.comparing(Known::time).thenComparing(known -> known.event().id))
                .map(known -> known.event().id)
                .toList();

        String query = whole + "&action=contact.created";
        assertThat(list(query + "&count=true").json().at("/total").asInt()).isEqualTo(created.size());
        assertThat(pages(query + "&sort=time,id", 3)).isEqualTo(oldestFirst);
        assertThat(pages(query + "&filter=outcome==failure", 3)).isEmpty();
        assertThat(pages(query + "&filter=" + encoded("type==contact.created") + "&sort=time,id", 50))
                .isEqualTo(oldestFirst);
    }

    @Test
    void findsNothingOfAnotherOrganization() {
        Published mine = Published.of(auditor.orgId(), "contact.created").publish();
        awaitTotal("resource=" + mine.get("subject"), 1);
        Caller rival = Caller.newMember("audit:read");
        Published theirs = Published.of(rival.orgId(), "contact.created").publish();
        await().until(() -> AUDIT.as(rival)
                        .get("/audit-log/api/events?resource=" + theirs.get("subject"))
                        .json()
                        .at("/items")
                        .size()
                == 1);

        for (String query : List.of(
                "resource=" + mine.get("subject"), "actor=" + mine.get("actorid"), "q=" + mine.get("subject"))) {
            assertThat(AUDIT.as(rival)
                            .get("/audit-log/api/events?" + query)
                            .expect(200)
                            .json()
                            .at("/items"))
                    .as(query)
                    .isEmpty();
        }
    }

    @Test
    void keepsNoWordInClear() throws SQLException {
        Published told = Published.of(auditor.orgId(), "contact.created")
                .data("{\"before\":null,\"after\":{\"last_name\":\"Xylophonist\"}}")
                .publish();
        awaitTotal("q=xylophonist&resource=" + told.get("subject"), 1);

        try (Connection superuser = AUDIT.asSuperuser();
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT (SELECT count(*) FROM event e WHERE e::text ILIKE '%xylophonist%')
                            + (SELECT count(*) FROM event_text t WHERE t::text ILIKE '%xylophonist%')
                            + (SELECT count(*) FROM search_key k WHERE k::text ILIKE '%xylophonist%')""")) {
            row.next();
            assertThat(row.getLong(1)).isZero();
        }
    }

    @Test
    void makesHostileTextInert() {
        String hostile =
                "=cmd()|'/c calc'!A1\r\n2026 INFO forged line \u001b[31m<script>alert(1)</script>\u202e ${jndi:x}";
        Published told = Published.of(auditor.orgId(), "contact.created")
                .with("actordisplay", "<img src=x onerror=alert(1)>")
                .data("{\"before\":null,\"after\":{\"last_name\":" + quoted(hostile) + "}}")
                .publish();
        awaitTotal("q=forged&resource=" + told.get("subject"), 1);

        Answer page = list("q=" + encoded(hostile) + "&resource=" + told.get("subject"));

        JsonNode event = page.expect(200).json().at("/items/0");
        assertThat(event.at("/after/last_name").asText()).isEqualTo(hostile);
        assertThat(event.at("/actor/display").asText()).isEqualTo("<img src=x onerror=alert(1)>");
        assertThat(page.body()).doesNotContain("\r").doesNotContain("\u001b");
    }

    @Test
    void forgetsTheWordsOfAnErasedPerson() {
        Published told = Published.of(auditor.orgId(), "contact.created")
                .data("{\"before\":null,\"after\":{\"last_name\":\"Wollstonecraft\",\"owner_id\":\"own-1\"}}")
                .publish();
        awaitTotal("q=wollstonecraft", 1);

        AUDIT.as(auditor)
                .post("/audit-log/api/erasures", Map.of("person_id", told.get("subject")))
                .expect(202);

        assertThat(pages("q=wollstonecraft", 5)).isEmpty();
        assertThat(pages("action=contact.created&q=" + encoded("own-1"), 5)).containsExactly(told.id);
        assertThat(pages("actor=sarah@acme.example&resource=" + told.get("subject"), 5))
                .containsExactly(told.id);

        Published later = Published.of(auditor.orgId(), "contact.updated")
                .with("subject", told.get("subject"))
                .data("{\"before\":null,\"after\":{\"last_name\":\"Wollstonecraft\"}}")
                .publish();
        awaitTotal("action=contact.updated&resource=" + later.get("subject"), 1);
        assertThat(pages("q=wollstonecraft", 5)).isEmpty();
    }

    private Known publish(Random random) {
        int actor = random.nextInt(ACTORS.size());
        String type = TYPES.get(random.nextInt(TYPES.size()));
        String subject = SUBJECTS.get(random.nextInt(SUBJECTS.size()));
        Set<String> words =
                WORDS.stream().filter(word -> random.nextInt(3) == 0).collect(Collectors.toSet());
        Instant time = Instant.parse("2026-01-05T00:00:00Z").plusSeconds(random.nextInt(8) * 43_200L);
        String text = words.stream()
                .map(word -> quoted("(" + word.toUpperCase(java.util.Locale.ROOT) + ")"))
                .collect(Collectors.joining(","));
        Published event = Published.of(auditor.orgId(), type)
                .with("subject", subject)
                .with("actorid", "actor-" + actor)
                .with("actordisplay", ACTORS.get(actor))
                .with("time", time)
                .data("{\"before\":null,\"after\":{\"tags\":[" + text + "]}}")
                .publish();
        return new Known(event, actor, type, subject, time, words);
    }

    private static Question question(Random random) {
        List<String> parameters = new ArrayList<>();
        List<java.util.function.Predicate<Known>> wishes = new ArrayList<>();
        if (random.nextInt(2) == 0) {
            int actor = random.nextInt(ACTORS.size());
            String name = ACTORS.get(actor).toUpperCase(java.util.Locale.ROOT);
            parameters.add("actor=" + encoded(random.nextBoolean() ? "actor-" + actor : name));
            wishes.add(known -> known.actor() == actor);
        }
        if (random.nextInt(2) == 0) {
            String type = TYPES.get(random.nextInt(TYPES.size()));
            String kind = type.substring(0, type.lastIndexOf('.'));
            boolean whole = random.nextBoolean();
            parameters.add("action=" + (whole ? type : kind + ".*"));
            wishes.add(known -> whole ? known.type().equals(type) : known.type().startsWith(kind + "."));
        }
        if (random.nextInt(3) == 0) {
            String subject = SUBJECTS.get(random.nextInt(SUBJECTS.size()));
            boolean withType = random.nextBoolean();
            parameters.add("resource=" + (withType ? "contact:" : "") + subject);
            wishes.add(known -> known.subject().equals(subject)
                    && (!withType || known.type().startsWith("contact.")));
        }
        if (random.nextInt(2) == 0) {
            List<String> words =
                    WORDS.stream().filter(word -> random.nextInt(5) == 0).toList();
            parameters.add("q=" + encoded(String.join(" ", words)));
            wishes.add(known -> words.stream().allMatch(word -> says(known, word)));
        }
        if (random.nextInt(3) == 0) {
            Instant from = Instant.parse("2026-01-05T00:00:00Z").plusSeconds(random.nextInt(5 * 86_400));
            parameters.add("from=" + from);
            wishes.add(known -> !known.time().isBefore(from));
        }
        if (random.nextInt(3) == 0) {
            Instant to = Instant.parse("2026-01-05T00:00:00Z").plusSeconds(random.nextInt(5) * 43_200L);
            parameters.add("to=" + to);
            wishes.add(known -> known.time().isBefore(to));
        }
        parameters.add("filter=" + encoded("type!=audit.read"));
        boolean plain = random.nextInt(4) != 0;
        if (plain) {
            parameters.removeLast();
            parameters.add("to=2026-02-01T00:00:00Z");
            if (parameters.stream().filter(one -> one.startsWith("to=")).count() > 1) {
                parameters.removeLast();
            }
        }
        return new Question(parameters, known -> wishes.stream().allMatch(wish -> wish.test(known)));
    }

    /** The address has "harbor" within it, and the id that is a subject is a word of it, too. */
    private static boolean says(Known known, String word) {
        return known.words().contains(word)
                || (word.equals("harbor") && known.words().contains("vy@harbor.test"))
                || known.subject().equals(word);
    }

    private List<String> pages(String query, int limit) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = list(query + "&limit=" + limit + cursor).expect(200);
            page.json().at("/items").forEach(item -> {
                if (!item.at("/type").asText().startsWith("audit.")) {
                    ids.add(item.at("/id").asText());
                }
            });
            JsonNode next = page.json().at("/next_cursor");
            cursor = next.isNull() ? "" : "&cursor=" + next.asText();
        } while (!cursor.isEmpty());
        return ids;
    }

    private Answer list(String query) {
        return AUDIT.as(auditor).get("/audit-log/api/events?" + query);
    }

    private void awaitTotal(String query, int total) {
        await().until(() -> list(query + "&count=true").json().at("/total").asInt() == total);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static String quoted(String text) {
        return com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
    }
}
