package io.truevalue.analytics.dashboard;

import static io.truevalue.analytics.dashboard.Boards.PATH;
import static io.truevalue.analytics.dashboard.Boards.board;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.analytics.Told;
import io.truevalue.analytics.metric.Figures;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrganizationEventsIT {
    @RegisterExtension
    static final ServiceExtension ANALYTICS = ServiceExtension.of("analytics");

    private final Caller founder = Boards.writer();
    private final Caller kim = Boards.colleagueOf(founder);

    @Test
    void givesANewOrganisationTwoSharedDashboardsOnce() {
        Told founding = Told.of(
                        founder.orgId(), "organization.created", Instant.now().toString())
                .by(founder.userId())
                .on(Topics.ORGANIZATION);
        founding.publish();
        founding.publish();
        await().untilAsserted(() -> assertThat(items(kim)).hasSize(2));

        assertThat(items(kim).findValuesAsText("name")).containsExactlyInAnyOrder("Sales", "Adoption");
        assertThat(items(kim).findValuesAsText("visibility")).containsOnly("organization");
        assertThat(items(kim).findValuesAsText("owner_id"))
                .containsOnly(founder.userId().toString());
        EventLog.await(
                Topics.DASHBOARD,
                2,
                event -> event.type().equals("dashboard.created")
                        && founder.orgId().toString().equals(event.attributes().get("orgid")));
        Told.of(founder.orgId(), "session.created", Instant.now().toString())
                .on(Topics.USER)
                .publish();
        assertThat(items(kim)).hasSize(2);
    }

    @Test
    void beginsWithMetricsOfTheCatalogue() {
        Figures figures = ANALYTICS.bean(Figures.class);

        assertThat(Stream.of(StartWithDashboards.sales(), StartWithDashboards.adoption())
                        .flatMap(List::stream))
                .allSatisfy(tile -> {
                    Figures.Measured measured = figures.named(tile.metric()).orElseThrow();
                    assertThat(tile.kind().shows(measured.kind()))
                            .as(tile.title())
                            .isTrue();
                    assertThat(tile.x() + tile.w()).isLessThanOrEqualTo(Tile.COLUMNS);
                });
    }

    @Test
    void removesThePrivateOnesOfWhoLeaves() {
        ANALYTICS.as(kim).post(PATH, board("Mine")).expect(201);
        Map<String, Object> shared = board("Ours");
        shared.put("visibility", "organization");
        ANALYTICS.as(kim).post(PATH, shared).expect(201);

        Told.of(founder.orgId(), "member.removed", Instant.now().toString())
                .with("subject", kim.userId())
                .on(Topics.MEMBER)
                .publish();

        await().untilAsserted(() -> assertThat(items(kim)).hasSize(1));
        assertThat(items(founder).findValuesAsText("name")).containsExactly("Ours");
    }

    private static JsonNode items(Caller caller) {
        return ANALYTICS.as(caller).get(PATH).expect(200).json().at("/items");
    }
}
