package io.truevalue.analytics.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.analytics.Told;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlatformFunnelsIT {
    @RegisterExtension
    static final ServiceExtension ANALYTICS = ServiceExtension.of("analytics");

    /** Nobody else's test tells anything of this year. */
    private static final String RANGE = "?from=2031-03-01T00:00:00Z&to=2031-04-01T00:00:00Z";

    @Test
    void countWhoSignedUpAndWentOnToPay() {
        UUID payer = signedUp(true);
        UUID founder = signedUp(true);
        UUID idle = signedUp(false);
        founded(payer, 4_900);
        founded(founder, 0);
        Told.of(Ids.next(), "contact.created", "2031-03-04T10:00:00Z").by(idle).publish();

        await().untilAsserted(() -> assertThat(people()).isEqualTo("3 2 2 1"));
        assertThat(Management.of(ANALYTICS)
                        .get("/funnels/sign_ups" + RANGE)
                        .at("/steps")
                        .findValuesAsText("name"))
                .containsExactly("registered", "verified", "activated", "paying");
        JsonNode all = Management.of(ANALYTICS).get("/funnels");
        assertThat(all.findValuesAsText("name")).contains("sign_ups", "onboarding");
    }

    private static String people() {
        return String.join(
                " ",
                Management.of(ANALYTICS)
                        .get("/funnels/sign_ups" + RANGE)
                        .at("/steps")
                        .findValuesAsText("people"));
    }

    private static UUID signedUp(boolean isVerified) {
        UUID user = Ids.next();
        personal("user.registered", user, "2031-03-02T10:00:00Z");
        if (isVerified) {
            personal("user.verified", user, "2031-03-02T11:00:00Z");
        }
        return user;
    }

    private static void personal(String type, UUID user, String time) {
        EventLog.publish(
                Topics.USER,
                user.toString(),
                Map.of(
                        "id",
                        Ids.next().toString(),
                        "source",
                        "/auth-service",
                        "type",
                        type,
                        "subject",
                        user.toString(),
                        "time",
                        time),
                "{}");
    }

    private static void founded(UUID user, int price) {
        UUID org = Ids.next();
        Told.of(org, "organization.created", "2031-03-03T10:00:00Z")
                .by(user)
                .on(Topics.ORGANIZATION)
                .publish();
        Told.of(org, "contact.created", "2031-03-03T11:00:00Z").by(user).publish();
        Told.of(org, "subscription.created", "2031-03-03T12:00:00Z")
                .by(user)
                .on(Topics.SUBSCRIPTION)
                .data("{\"after\":{\"version\":1,\"plan\":\"pro\",\"seats\":5,\"price\":{\"amount\":" + price
                        + ",\"currency\":\"USD\"}}}")
                .publish();
    }
}
