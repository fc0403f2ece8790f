package io.truevalue.analytics;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.truevalue.embedded.FreePorts;
import io.truevalue.testing.BadInput;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BadInputIT {
    private static final String DASHBOARDS = "/analytics/api/dashboards";
    private static final Map<String, Object> TILE = Map.ofEntries(
            Map.entry("id", "01890000-0000-7000-8000-000000000000"),
            Map.entry("title", "Logins"),
            Map.entry("kind", "line"),
            Map.entry("metric", "logins"),
            Map.entry("window", "day"),
            Map.entry("range", Map.of("last", "30d")),
            Map.entry("group_by", "actor"),
            Map.entry("filters", Map.of("actor", "somebody")),
            Map.entry("x", 0),
            Map.entry("y", 0),
            Map.entry("w", 6),
            Map.entry("h", 4));
    private static final Map<String, Object> BOARD =
            Map.of("name", "Sales", "description", "All of it", "visibility", "private", "tiles", List.of(TILE));

    /** Without Kafka, since what the service itself hears of its dashboards is rolled up, and that writes rows. */
    @RegisterExtension
    static final ServiceExtension service = ServiceExtension.of("analytics")
            .with("truevalue.relay.enabled", false)
            .with("truevalue.kafka.bootstrap", "127.0.0.1:" + FreePorts.next());

    @Test
    void keepsOrRefusesNaughtyStrings() throws JsonProcessingException {
        badInput().keepsOrRefusesNaughtyStrings();
    }

    @Test
    void refusesWhatIsWrongAndWritesNothing() throws SQLException {
        badInput().isRefusedAndWritesNothing();
    }

    @Test
    void answersWrongIdsAsNeverIssued() {
        badInput()
                .without("GET /analytics/api/metrics/{name}", "a name is no id; its controller's test tries it")
                .answersWrongIdsAsNeverIssued();
    }

    private static BadInput badInput() {
        return BadInput.to(service)
                .with("POST " + DASHBOARDS, () -> new BadInput.Good(writer(), DASHBOARDS, BOARD))
                .with("PATCH " + DASHBOARDS + "/{id}", () -> {
                    Caller writer = writer();
                    String id = service.as(writer)
                            .post(DASHBOARDS, BOARD)
                            .expect(201)
                            .at("/id");
                    return new BadInput.Good(writer, DASHBOARDS + "/" + id, BOARD);
                });
    }

    private static Caller writer() {
        return Caller.newMember("dashboards:read", "dashboards:write", "analytics:read");
    }
}
