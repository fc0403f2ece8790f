package io.truevalue.analytics.dashboard;

import io.truevalue.testing.Caller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Dashboards as callers write them, every field valid; override what the test is about. */
final class Boards {
    static final String PATH = "/analytics/api/dashboards";

    private Boards() {}

    static Caller writer() {
        return Caller.newMember("dashboards:read", "dashboards:write", "analytics:read");
    }

    /** Another person of the same organisation. */
    static Caller colleagueOf(Caller caller) {
        return Caller.user(UUID.randomUUID())
                .in(caller.orgId(), caller.slug())
                .with("dashboards:read", "dashboards:write", "analytics:read");
    }

    static Map<String, Object> board(String name) {
        return new HashMap<>(Map.of("name", name, "tiles", List.of(tile())));
    }

    static Map<String, Object> tile() {
        return tile(Map.of());
    }

    static Map<String, Object> tile(Map<String, Object> other) {
        Map<String, Object> tile = new HashMap<>(
                Map.of("title", "Logins", "kind", "line", "metric", "logins", "x", 0, "y", 0, "w", 6, "h", 4));
        tile.putAll(other);
        return tile;
    }
}
