package io.truevalue.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RefusalIT {
    @RegisterExtension
    static final ServiceExtension service = ServiceExtension.of("permission");

    private final UUID org = Ids.next();
    private final UUID user = Ids.next();

    @Test
    void becomesOneEventAUserRouteAndMinute() {
        report(List.of(
                item(org, "GET /crm/api/contacts", 3, "10:00:01"), item(org, "GET /crm/api/contacts", 4, "10:00:59")));
        report(List.of(item(org, "GET /crm/api/contacts", 3, "10:00:30")));
        report(List.of(item(org, "GET /crm/api/contacts", 2, "10:01:00")));
        report(List.of(item(org, "POST /org/api/invites", 1, "10:00:00")));

        List<EventLog.Entry> told =
                EventLog.await(Topics.ROLE, 3, event -> event.subject().equals(user.toString()));

        assertThat(told).extracting(event -> event.data().at("/count").asInt()).containsExactly(7, 2, 1);
        assertThat(told).allSatisfy(event -> {
            assertThat(event.type()).isEqualTo("access.denied");
            assertThat(event.key()).isEqualTo(org.toString());
            assertThat(event.attributes())
                    .containsEntry("actorid", user.toString())
                    .containsEntry("actortype", "user")
                    .containsEntry("outcome", "failure");
        });
    }

    @Test
    void belongsToTheUserWhereThereIsNoOrganization() {
        report(List.of(item(null, "GET /crm/api/contacts", 1, "10:00:01")));

        EventLog.Entry told =
                EventLog.await(Topics.ROLE, event -> event.subject().equals(user.toString()));
        assertThat(told.key()).isEqualTo(user.toString());
        assertThat(told.attributes()).doesNotContainKey("orgid");
    }

    @Test
    void isForTheGateToReport() {
        service.as(Caller.service("crm-service", org))
                .post("/internal/refusals", Map.of("items", List.of()))
                .expectProblem(403, "caller_not_allowed");
    }

    private static void report(List<Map<String, Object>> items) {
        service.as(Caller.service("gateway", null))
                .post("/internal/refusals", Map.of("items", items))
                .expect(204);
    }

    private Map<String, Object> item(@Nullable UUID organization, String route, int count, String time) {
        Map<String, Object> item = new HashMap<>();
        item.put("user_id", user.toString());
        item.put("org_id", organization);
        item.put("route", route);
        item.put("code", "permission_denied");
        item.put("count", count);
        item.put("at", "2026-11-21T" + time + "Z");
        return item;
    }
}
