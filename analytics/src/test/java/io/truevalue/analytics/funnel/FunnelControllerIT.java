package io.truevalue.analytics.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.analytics.Told;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FunnelControllerIT {
    @RegisterExtension
    static final ServiceExtension ANALYTICS = ServiceExtension.of("analytics");

    private static final String MARCH = "?from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z";

    private final Caller reader = Caller.newMember("analytics:read");

    @Test
    void countsWhoWentHowFarAndNobodyWhoMissedAStep() {
        UUID habit = Ids.next();
        UUID gone = Ids.next();
        invited("2026-03-02T10:00:00Z");
        joined(invited("2026-03-03T10:00:00Z"), gone, "2026-03-04T10:00:00Z");
        joined(invited("2026-03-05T10:00:00Z"), habit, "2026-03-06T10:00:00Z");
        invited("2026-02-27T10:00:00Z");
        record(gone, "2026-03-08T10:00:00Z");
        record(habit, "2026-03-09T10:00:00Z");
        record(habit, "2026-03-30T10:00:00Z");
        // Active, and never invited.
        record(Ids.next(), "2026-03-31T10:00:00Z");

        await().untilAsserted(() -> assertThat(people()).isEqualTo("3 2 2 1"));
        JsonNode steps = read().at("/steps");
        assertThat(steps.at("/1/name").asText()).isEqualTo("joined");
        assertThat(steps.at("/1/of_first").asDouble()).isEqualTo(0.6667);
        assertThat(steps.at("/3/of_previous").asDouble()).isEqualTo(0.5);
    }

    @Test
    void isEmptyWhereNobodyWasInvited() {
        assertThat(people()).isEqualTo("0 0 0 0");
    }

    @Test
    void listsWhatAnOrganisationMayReadAndKnowsNoOther() {
        JsonNode items =
                ANALYTICS.as(reader).get("/analytics/api/funnels").expect(200).json();

        assertThat(items.at("/items")).hasSize(1);
        assertThat(items.at("/items/0/name").asText()).isEqualTo("onboarding");
        ANALYTICS.as(reader).get("/analytics/api/funnels/sign_ups").expectProblem(404, "not_found");
    }

    private String people() {
        return String.join(" ", read().at("/steps").findValuesAsText("people"));
    }

    private JsonNode read() {
        return ANALYTICS
                .as(reader)
                .get("/analytics/api/funnels/onboarding" + MARCH)
                .expect(200)
                .json();
    }

    private UUID invited(String time) {
        UUID invite = Ids.next();
        Told.of(reader.orgId(), "member.invited", time)
                .with("subject", invite)
                .with("actortype", "service")
                .on(Topics.MEMBER)
                .publish();
        return invite;
    }

    private void joined(UUID invite, UUID user, String time) {
        Told.of(reader.orgId(), "member.joined", time)
                .by(user)
                .with("subject", user)
                .data("{\"user_id\":\"" + user + "\",\"invite_id\":\"" + invite + "\"}")
                .on(Topics.MEMBER)
                .publish();
    }

    private void record(UUID user, String time) {
        Told.of(reader.orgId(), "contact.created", time).by(user).publish();
    }
}
