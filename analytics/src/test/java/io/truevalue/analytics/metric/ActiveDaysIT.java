package io.truevalue.analytics.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.analytics.Told;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Figures by days that are kept, beside the same figures by quarters of an hour: those are read where a zone of another name
 * is asked for, whose clocks are the same.
 */
class ActiveDaysIT {
    @RegisterExtension
    static final ServiceExtension ANALYTICS = ServiceExtension.of("analytics");

    private static final String SPRING = "from=2026-03-10T00:00:00Z&to=2026-05-01T00:00:00Z";
    private static final Instant BEGUN = Instant.parse("2026-03-15T00:00:00Z");
    private static final int SECONDS = 35 * 86_400;

    private final Caller reader = Caller.newMember("analytics:read");
    private final UUID org = reader.orgId();
    private final List<UUID> users = Stream.generate(Ids::next).limit(7).toList();
    private int told;

    @ParameterizedTest
    @CsvSource({
        "UTC,Etc/UTC",
        "Europe/Berlin,Arctic/Longyearbyen",
        "Asia/Kathmandu,Asia/Katmandu",
        "Australia/Lord_Howe,Australia/LHI",
        "America/St_Johns,Canada/Newfoundland"
    })
    void tellWhatQuartersOfAnHourTell(String zone, String sameClocks) {
        choose(zone, 1);
        act(new Random(8), 120);

        assertSame(zone, sameClocks);
    }

    @Test
    void areCutAnewWhenTheOrganisationGoesByOtherClocks() {
        act(new Random(9), 60);
        assertSame("UTC", "Etc/UTC");

        choose("America/New_York", 1);
        act(new Random(10), 60);
        assertSame("America/New_York", "US/Eastern");

        choose("Asia/Tokyo", 3);
        choose("Europe/Berlin", 2);
        assertSame("Asia/Tokyo", "Japan");
    }

    @Test
    void areTheSameWhenTheClocksAreToldLast() {
        act(new Random(11), 60);
        Told.of(org, "contact.created", "2026-03-29T00:59:59Z")
                .by(users.getFirst())
                .publish();
        told++;
        choose("Europe/Berlin", 1);

        assertSame("Europe/Berlin", "Arctic/Longyearbyen");
    }

    private void act(Random random, int events) {
        for (int i = 0; i < events; i++) {
            Instant at = BEGUN.plusSeconds(random.nextInt(SECONDS));
            Told.of(org, "contact.created", at.toString())
                    .by(users.get(random.nextInt(users.size())))
                    .publish();
        }
        told += events;
    }

    private void choose(String zone, int version) {
        Told.of(org, "organization.updated", "2026-03-14T00:00:00Z")
                .on(Topics.ORGANIZATION)
                .with("actortype", "service")
                .data("{\"after\":{\"version\":" + version + ",\"settings\":{\"time_zone\":\"" + zone + "\"}}}")
                .publish();
    }

    private void assertSame(String zone, String sameClocks) {
        await().until(() ->
                metric("contacts_created", "UTC", "day").at("/total").asInt() == told);
        await().until(() -> kept().equals(zone));
        for (String window : List.of("day", "week", "month")) {
            for (String metric : List.of("active_users", "stickiness")) {
                JsonNode byDays = metric(metric, zone, window);
                JsonNode byQuarters = metric(metric, sameClocks, window);
                assertThat(byDays.at("/points"))
                        .as(metric + " by " + window)
                        .isNotEmpty()
                        .isEqualTo(byQuarters.at("/points"));
                assertThat(byDays.at("/total")).isEqualTo(byQuarters.at("/total"));
            }
        }
        assertThat(get("retention?" + SPRING + "&timezone=" + zone).at("/cohorts"))
                .isEqualTo(
                        get("retention?" + SPRING + "&timezone=" + sameClocks).at("/cohorts"));
    }

    /** Whose clocks the days are by. */
    private String kept() {
        try (Connection superuser = ANALYTICS.asSuperuser();
                Statement statement = superuser.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT time_zone FROM user_month_zone WHERE org_id = '" + org + "'")) {
            return row.next() ? row.getString("time_zone") : "";
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode metric(String name, String zone, String window) {
        return get("metrics/" + name + "?" + SPRING + "&window=" + window + "&timezone=" + zone);
    }

    private JsonNode get(String target) {
        return ANALYTICS.as(reader).get("/analytics/api/" + target).expect(200).json();
    }
}
