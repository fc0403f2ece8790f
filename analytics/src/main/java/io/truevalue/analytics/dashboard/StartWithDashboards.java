package io.truevalue.analytics.dashboard;

import static io.truevalue.analytics.dashboard.TileKind.BAR;
import static io.truevalue.analytics.dashboard.TileKind.COHORT;
import static io.truevalue.analytics.dashboard.TileKind.FUNNEL;
import static io.truevalue.analytics.dashboard.TileKind.LINE;
import static io.truevalue.analytics.dashboard.TileKind.NUMBER;

import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Gives a new organisation two shared dashboards to begin with, which are its founder's to change and delete. */
@Singleton
class StartWithDashboards {
    private static final TileRange MONTH = TileRange.USUAL;
    private static final TileRange QUARTER = new TileRange("13w", null, null);

    private final DashboardStore dashboards;
    private final Outbox outbox;
    private final Clock clock;

    StartWithDashboards(DashboardStore dashboards, Outbox outbox, Clock clock) {
        this.dashboards = dashboards;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Runs in the event's transaction, so that it is done once. */
    void start(ReceivedEvent created) {
        String founder = created.extension("actorid");
        if (founder == null || !"user".equals(created.extension("actortype"))) {
            return;
        }
        add("Sales", "What comes in, and what becomes of it.", sales(), founder);
        add("Adoption", "Who works here, and how often.", adoption(), founder);
    }

    private void add(String name, String description, List<Tile> tiles, String founder) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID id = Ids.next();
        Dashboard dashboard =
                new Dashboard(id, name, description, Visibility.ORGANIZATION, founder, tiles, 1, now, now);
        dashboards.add(dashboard);
        outbox.append(Event.of(Topics.DASHBOARD, "dashboard.created", id).after(dashboard));
    }

    static List<Tile> sales() {
        return List.of(
                tile("Pipeline", NUMBER, "pipeline_value", TileWindow.DAY, MONTH, 0, 0, 3, 2),
                tile("Win rate", NUMBER, "win_rate", TileWindow.DAY, QUARTER, 3, 0, 3, 2),
                tile("New deals", NUMBER, "deals_created", TileWindow.DAY, MONTH, 6, 0, 3, 2),
                tile("New contacts", NUMBER, "contacts_created", TileWindow.DAY, MONTH, 9, 0, 3, 2),
                tile("Pipeline by day", LINE, "pipeline_value", TileWindow.DAY, MONTH, 0, 2, 6, 4),
                tile("Deals by week", BAR, "deals_created", TileWindow.WEEK, QUARTER, 6, 2, 6, 4),
                tile("Contacts by week", BAR, "contacts_created", TileWindow.WEEK, QUARTER, 0, 6, 6, 4),
                tile("Companies by week", BAR, "companies_created", TileWindow.WEEK, QUARTER, 6, 6, 6, 4));
    }

    static List<Tile> adoption() {
        return List.of(
                tile("Active people", NUMBER, "active_users", TileWindow.DAY, MONTH, 0, 0, 3, 2),
                tile("Stickiness", NUMBER, "stickiness", TileWindow.DAY, MONTH, 3, 0, 3, 2),
                tile("Logins", NUMBER, "logins", TileWindow.DAY, MONTH, 6, 0, 3, 2),
                tile("Members", NUMBER, "members", TileWindow.DAY, MONTH, 9, 0, 3, 2),
                tile("Active people by day", LINE, "active_users", TileWindow.DAY, MONTH, 0, 2, 6, 4),
                tile("From invited to active", FUNNEL, "onboarding", TileWindow.DAY, QUARTER, 6, 2, 6, 4),
                tile("Weekly retention", COHORT, "retention", TileWindow.WEEK, QUARTER, 0, 6, 12, 4));
    }

    private static Tile tile(
            String title,
            TileKind kind,
            String metric,
            TileWindow window,
            TileRange range,
            int x,
            int y,
            int w,
            int h) {
        return new Tile(Ids.next(), title, kind, metric, window, range, null, Map.of(), x, y, w, h);
    }
}
