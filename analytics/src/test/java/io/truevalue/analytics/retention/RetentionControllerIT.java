package io.truevalue.analytics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.analytics.Told;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RetentionControllerIT {
    @RegisterExtension
    static final ServiceExtension ANALYTICS = ServiceExtension.of("analytics");

    private final Caller reader = Caller.newMember("analytics:read");

    @Test
    void countsWhoOfEachWeeksNewUsersCameBack() {
        UUID sarah = Ids.next();
        UUID kim = Ids.next();
        UUID old = Ids.next();
        active(old, "2026-02-20T10:00:00Z");
        active(old, "2026-03-04T10:00:00Z");
        active(sarah, "2026-03-02T10:00:00Z");
        active(sarah, "2026-03-17T10:00:00Z");
        // Sunday night in Berlin still, and Monday in UTC not yet.
        active(kim, "2026-03-08T22:59:00Z");
        active(kim, "2026-03-09T08:00:00Z");
        // Monday in Berlin.
        active(Ids.next(), "2026-03-08T23:30:00Z");

        await().untilAsserted(() -> assertThat(table("Europe/Berlin")).isEqualTo("2: 2,1,1 1: 1,0 0: 0"));
        assertThat(table("UTC")).isEqualTo("3: 3,1,1 0: 0,0 0: 0");
    }

    /** Size and weeks of the cohorts of three weeks of March. */
    private String table(String zone) {
        JsonNode answer = ANALYTICS
                .as(reader)
                .get("/analytics/api/retention?from=2026-03-03T00:00:00Z&to=2026-03-22T00:00:00Z&timezone=" + zone)
                .expect(200)
                .json();
        assertThat(answer.at("/timezone").asText()).isEqualTo(zone);
        StringBuilder table = new StringBuilder();
        for (JsonNode cohort : answer.at("/cohorts")) {
            table.append(cohort.at("/size")).append(':').append(' ');
            cohort.at("/weeks").forEach(week -> table.append(week).append(','));
            table.setCharAt(table.length() - 1, ' ');
        }
        return table.toString().strip();
    }

    private void active(UUID user, String time) {
        Told.of(reader.orgId(), "contact.updated", time).by(user).publish();
    }
}
