package io.truevalue.analytics.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.analytics.Told;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The figures beside what a count by hand says, event by event; told late, shuffled and more than once. */
class FiguresByHandIT {
    @RegisterExtension
    static final ServiceExtension ANALYTICS =
            ServiceExtension.of("analytics").withPeer("audit-log").with("truevalue.analytics.rebuild.poll", "200ms");

    private static final List<Story> STORIES = List.of(
            new Story("Europe/Berlin", 1),
            new Story("Asia/Kathmandu", 2),
            new Story("Australia/Lord_Howe", 3),
            new Story("America/New_York", 4),
            new Story("UTC", 5));
    private static final List<String> WINDOWS = List.of("day", "week", "month");
    private static final AuditLogOfTopics AUDIT_LOG = new AuditLogOfTopics(FiguresByHandIT::applied);

    static List<Story> stories() {
        return STORIES;
    }

    @BeforeAll
    static void tell() {
        List<ProducerRecord<String, byte[]>> messages = new ArrayList<>();
        STORIES.forEach(story -> story.events.forEach(event -> messages.add(event.message())));
        Random random = new Random(6);
        for (int i = messages.size() / 5; i > 0; i--) {
            messages.add(messages.get(random.nextInt(messages.size())));
        }
        Collections.shuffle(messages, random);
        AuditLogOfTopics.send(messages);
        for (Story story : STORIES) {
            await().until(() -> read(story, "feature_use", "day").at("/total").asInt()
                    == story.actions.stream()
                            .filter(action -> !action.type().equals("session.created"))
                            .count());
            await().until(() -> read(story, "logins", "day").at("/total").asInt() == count(story, "session.created"));
        }
        ANALYTICS.peer("audit-log").on("/internal/events", AUDIT_LOG::answer);
    }

    @ParameterizedTest
    @MethodSource("stories")
    void countsEventsInTheWindowsOfTheOrganisationsClock(Story story) {
        for (String window : WINDOWS) {
            for (String type : List.of("session.created", "contact.created", "company.created", "deal.created")) {
                Map<LocalDate, BigDecimal> byHand = new TreeMap<>();
                story.actions.stream()
                        .filter(action -> action.type().equals(type))
                        .forEach(action ->
                                byHand.merge(label(action.at(), story, window), BigDecimal.ONE, BigDecimal::add));
                String metric = type.equals("session.created")
                        ? "logins"
                        : type.startsWith("compan")
                                ? "companies_created"
                                : type.substring(0, type.indexOf('.')) + "s_created";
                assertThat(values(story, read(story, metric, window)))
                        .as(metric + " by " + window + " in " + story.zone)
                        .isEqualTo(byHand);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void countsEachUserOnceAWindow(Story story) {
        for (String window : WINDOWS) {
            Map<LocalDate, BigDecimal> byHand = new TreeMap<>();
            story.actions.stream()
                    .collect(Collectors.groupingBy(
                            action -> label(action.at(), story, window),
                            Collectors.mapping(Story.Action::user, Collectors.toSet())))
                    .forEach((start, users) -> byHand.put(start, BigDecimal.valueOf(users.size())));
            assertThat(values(story, read(story, "active_users", window)))
                    .as("by " + window + " in " + story.zone)
                    .isEqualTo(byHand);
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void knowsHowManyOfAMonthsUsersCameEachDay(Story story) {
        ZoneId zone = ZoneId.of(story.zone);
        Map<LocalDate, Set<UUID>> daily = story.actions.stream()
                .collect(Collectors.groupingBy(
                        action -> action.at().atZone(zone).toLocalDate(),
                        Collectors.mapping(Story.Action::user, Collectors.toSet())));
        Map<LocalDate, BigDecimal> byHand = new TreeMap<>();
        daily.forEach((day, users) -> {
            long monthly = daily.entrySet().stream()
                    .filter(entry ->
                            !entry.getKey().isAfter(day) && entry.getKey().isAfter(day.minusDays(30)))
                    .flatMap(entry -> entry.getValue().stream())
                    .distinct()
                    .count();
            byHand.put(day, share(users.size(), monthly));
        });

        assertThat(values(story, read(story, "stickiness", "day")))
                .as(story.zone)
                .isEqualTo(byHand);
    }

    @ParameterizedTest
    @MethodSource("stories")
    void standsWhereTheStatesStandAtEachWindowsEnd(Story story) {
        for (String window : WINDOWS) {
            level(
                    story,
                    window,
                    "members",
                    (Story.Member member) -> !member.state().equals("gone"));
            level(
                    story,
                    window,
                    "seats_used",
                    (Story.Member member) -> member.state().equals("active"));
            JsonNode seats = read(story, "seats", window);
            JsonNode mrr = read(story, "mrr", window);
            Instant[] ends = ends(seats.at("/points"));
            for (int i = 0; i < ends.length; i++) {
                Instant end = ends[i];
                Story.Price last = story.prices.stream()
                        .filter(price -> price.at().isBefore(end))
                        .reduce((one, other) -> other)
                        .orElse(new Story.Price(end, 0, 0));
                assertThat(seats.at("/points/" + i + "/value").asInt()).isEqualTo(last.seats());
                assertThat(mrr.at("/series/0/points/" + i + "/value").asLong()).isEqualTo(last.amount());
            }
        }
    }

    private static void level(Story story, String window, String metric, Predicate<Story.Member> counts) {
        JsonNode points = read(story, metric, window).at("/points");
        Instant[] ends = ends(points);
        for (int i = 0; i < ends.length; i++) {
            Instant end = ends[i];
            Map<UUID, Story.Member> latest = new HashMap<>();
            story.members.stream()
                    .filter(member -> member.at().isBefore(end))
                    .sorted(Comparator.comparing(Story.Member::at))
                    .forEach(member -> latest.put(member.id(), member));
            assertThat(points.at("/" + i + "/value").asLong())
                    .as(metric + " at " + end)
                    .isEqualTo(latest.values().stream().filter(counts).count());
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void addsOpenDealsOfOneCurrencyAndStageAlone(Story story) {
        JsonNode series = read(story, "pipeline_value", "day&group_by=stage").at("/series");
        Instant[] ends = ends(read(story, "open_deals", "day").at("/points"));
        for (JsonNode line : series) {
            String group = line.at("/group").asText();
            String currency = line.at("/currency").asText();
            for (int i = 0; i < ends.length; i++) {
                Instant end = ends[i];
                Map<UUID, Story.Deal> latest = new HashMap<>();
                story.deals.stream()
                        .filter(deal -> deal.at().isBefore(end))
                        .sorted(Comparator.comparingInt(Story.Deal::version))
                        .forEach(deal -> latest.put(deal.id(), deal));
                long byHand = latest.values().stream()
                        .filter(deal -> deal.state().equals("open")
                                && deal.stage().equals(group)
                                && deal.currency().equals(currency))
                        .mapToLong(Story.Deal::amount)
                        .sum();
                assertThat(line.at("/points/" + i + "/value").asLong())
                        .as(group + " " + currency + " at " + end)
                        .isEqualTo(byHand);
            }
        }
        assertThat(series).isNotEmpty();
    }

    @Test
    void isTheSameToTheDigitFromTheAuditStore() {
        Set<String> told = STORIES.stream()
                .flatMap(story -> story.events.stream())
                .map(Told::key)
                .collect(Collectors.toSet());
        await().atMost(Duration.ofMinutes(1)).until(() -> applied().containsAll(told));
        Map<String, String> before = everything();

        Management.of(ANALYTICS).post("/rebuild");
        Story late = STORIES.getFirst();
        AuditLogOfTopics.send(List.of(late.events.getFirst().message()));
        await().atMost(Duration.ofMinutes(2))
                .until(() ->
                        Management.of(ANALYTICS).get("/rebuild").at("/building").isNull());

        assertThat(Management.of(ANALYTICS).get("/rebuild").at("/current").asInt())
                .isEqualTo(2);
        assertThat(everything()).isEqualTo(before);
        assertThat(AUDIT_LOG.pages()).isGreaterThan(3);
    }

    private static Set<String> applied() {
        try (Connection superuser = ANALYTICS.asSuperuser();
                Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT source || ' ' || event_id FROM inbox WHERE consumer = 'analytics.figures'")) {
            Set<String> keys = new HashSet<>();
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
            return keys;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Every figure there is, of each organisation and of the platform. */
    private static Map<String, String> everything() {
        Map<String, String> all = new TreeMap<>();
        for (Story story : STORIES) {
            JsonNode catalogue =
                    ANALYTICS.as(reader(story)).get("/analytics/api/metrics").json();
            for (JsonNode metric : catalogue.at("/items")) {
                String name = metric.at("/name").asText();
                for (String window : WINDOWS) {
                    all.put(
                            story.zone + " " + name + " " + window,
                            read(story, name, window).toString());
                    metric.at("/group_by")
                            .forEach(group -> all.put(
                                    story.zone + " " + name + " " + window + " " + group,
                                    read(story, name, window + "&group_by=" + group.asText())
                                            .toString()));
                }
            }
            all.put(story.zone + " funnel", get(story, "funnels/onboarding?" + range()));
            all.put(story.zone + " retention", get(story, "retention?" + range()));
        }
        for (JsonNode metric : Management.of(ANALYTICS).get("/platform")) {
            String name = metric.at("/name").asText();
            all.put(
                    "platform " + name,
                    Management.of(ANALYTICS)
                            .get("/platform/" + name + "?" + range())
                            .toString());
        }
        return all;
    }

    private static String range() {
        return "from=" + Story.FROM + "&to=" + Story.TO;
    }

    private static String get(Story story, String target) {
        return ANALYTICS
                .as(reader(story))
                .get("/analytics/api/" + target)
                .expect(200)
                .body();
    }

    private static Caller reader(Story story) {
        return Caller.newUser().in(story.org, "story").with("analytics:read");
    }

    private static JsonNode read(Story story, String metric, String window) {
        return ANALYTICS
                .as(reader(story))
                .get("/analytics/api/metrics/" + metric + "?" + range() + "&window=" + window)
                .expect(200)
                .json();
    }

    private static long count(Story story, String type) {
        return story.actions.stream()
                .filter(action -> action.type().equals(type))
                .count();
    }

    private static LocalDate label(Instant at, Story story, String window) {
        ZonedDateTime local = at.atZone(ZoneId.of(story.zone));
        return switch (window) {
            case "week" -> local.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "month" -> local.toLocalDate().withDayOfMonth(1);
            default -> local.toLocalDate();
        };
    }

    /** By the local date of each window's start, without empty ones. */
    private static Map<LocalDate, BigDecimal> values(Story story, JsonNode answer) {
        assertThat(answer.at("/timezone").asText()).isEqualTo(story.zone);
        Map<LocalDate, BigDecimal> values = new TreeMap<>();
        for (JsonNode point : answer.at("/points")) {
            BigDecimal value = new BigDecimal(point.at("/value").asText());
            if (value.signum() != 0) {
                Instant start = Instant.parse(point.at("/start").asText());
                values.put(start.atZone(ZoneId.of(story.zone)).toLocalDate(), value);
            }
        }
        return values;
    }

    private static Instant[] ends(JsonNode points) {
        List<Instant> ends = new ArrayList<>();
        points.forEach(point -> ends.add(Instant.parse(point.at("/start").asText())));
        ends.removeFirst();
        return ends.toArray(Instant[]::new);
    }

    private static BigDecimal share(long part, long whole) {
        BigDecimal share = BigDecimal.valueOf(part * 100)
                .divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return share.setScale(Math.max(0, share.scale()), RoundingMode.UNNECESSARY);
    }
}
