package io.truevalue.standalone.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.embedded.FreePorts;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Figures that are built anew from what audit-log really keeps of the events: the same to the digit. crm and analytics tell
 * theirs themselves; what org, auth and billing would tell is written to the topics as they do.
 */
class RebuildFromAuditLogIT {
    private static final int AUDIT_LOG_PORT = FreePorts.next();
    private static final String RANGE = "from=2026-03-01T00:00:00Z&to=2027-03-01T00:00:00Z";
    private static final String[] RIGHTS = {
        "contacts:read",
        "contacts:write",
        "companies:read",
        "companies:write",
        "analytics:read",
        "dashboards:read",
        "dashboards:write"
    };
    private static final List<String> WINDOWS = List.of("day", "week", "month");
    /** No double is this number: its leaf tells it as a marked text. */
    private static final long NO_DOUBLE = 9_007_199_254_740_993L;

    @RegisterExtension
    static final ServiceExtension AUDIT_LOG =
            ServiceExtension.of("audit-log").with("micronaut.server.port", AUDIT_LOG_PORT);

    @RegisterExtension
    static final ServiceExtension CRM = ServiceExtension.of("crm").withPeer("billing");

    @RegisterExtension
    static final ServiceExtension ANALYTICS = ServiceExtension.of("analytics")
            .with("truevalue.peers.audit-log", "http://127.0.0.1:" + AUDIT_LOG_PORT)
            .with("truevalue.analytics.rebuild.poll", "200ms");

    private final Caller admin = Caller.newMember(RIGHTS);
    private final Caller colleague = Caller.newUser().in(admin.orgId(), "acme").with(RIGHTS);

    @Test
    void areTheSameToTheDigit() {
        tellWhatOthersTell();
        work();
        awaitTotals(Map.of(
                "logins",
                2,
                "contacts_created",
                3,
                "companies_created",
                1,
                "api_calls",
                40,
                "members",
                2,
                "open_deals",
                1));
        Map<String, String> before = everything();

        management("POST", "/rebuild");
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> management("GET", "/rebuild").at("/building").isNull());

        assertThat(management("GET", "/rebuild").at("/current").asInt()).isEqualTo(2);
        assertThat(everything()).isEqualTo(before);
        assertThat(before.get("pipeline_value day")).contains(Long.toString(NO_DOUBLE));
    }

    private void tellWhatOthersTell() {
        tell(Topics.ORGANIZATION, "organization.created", admin.orgId(), """
                {"before":null,"after":{"version":1,"name":"Acme","settings":{"time_zone":"Asia/Kathmandu"}}}""");
        UUID invite = Ids.next();
        tell(
                Topics.MEMBER,
                "member.invited",
                invite,
                "{\"after\":{\"id\":\"%s\",\"email\":\"kim@acme.example\"}}".formatted(invite));
        tell(
                Topics.MEMBER,
                "member.joined",
                colleague.userId(),
                "{\"user_id\":\"%s\",\"invite_id\":\"%s\"}".formatted(colleague.userId(), invite));
        tell(Topics.USER, "session.created", Ids.next(), "{}");
        tell(Topics.USER, "session.created", Ids.next(), "{}");
        tell(Topics.SUBSCRIPTION, "subscription.created", Ids.next(), """
                {"before":null,"after":{"version":1,"plan":"pro","seats":5,"price":{"amount":4900,"currency":"USD"}}}""");
        tell(Topics.ROLE, "access.denied", Ids.next(), "{\"count\":7,\"permission\":\"billing:write\"}");
        tell(Topics.RECORD, "deal.created", Ids.next(), """
                {"before":null,"after":{"version":1,"name":"Engines","status":"open","pipeline_id":"one","stage_id":"two",
                "amount":{"amount":%d,"currency":"EUR"}}}""".formatted(NO_DOUBLE));
    }

    private void tell(String topic, String type, UUID subject, String data) {
        EventLog.publish(
                topic,
                admin.orgId().toString(),
                Map.of(
                        "id",
                        Ids.next().toString(),
                        "source",
                        "/elsewhere",
                        "type",
                        type,
                        "subject",
                        subject.toString(),
                        "time",
                        "2026-04-01T18:14:59.999Z",
                        "orgid",
                        admin.orgId().toString(),
                        "actorid",
                        admin.userId().toString(),
                        "actortype",
                        "user",
                        "actordisplay",
                        "Sarah Chen"),
                data);
    }

    private void work() {
        for (Caller each : List.of(admin, colleague, colleague)) {
            String contact = CRM.as(each)
                    .post("/crm/api/contacts", Map.of("full_name", "Ada Lovelace", "job_title", "Analyst"))
                    .expect(201)
                    .at("/id");
            CRM.as(each)
                    .patch("/crm/api/contacts/" + contact, Map.of("job_title", "Countess"))
                    .expect(200);
        }
        CRM.as(admin)
                .post("/crm/api/companies", Map.of("name", "Analytical Engines"))
                .expect(201);
        ANALYTICS
                .as(colleague)
                .post("/analytics/api/dashboards", Map.of("name", "Ours", "tiles", List.of()))
                .expect(201);
        ANALYTICS
                .as(Caller.service("gateway", null))
                .post(
                        "/internal/api-usage",
                        Map.of(
                                "id",
                                Ids.next(),
                                "items",
                                List.of(Map.of("org_id", admin.orgId(), "calls", 40, "refusals", 3, "errors", 1))))
                .expect(204);
    }

    private void awaitTotals(Map<String, Integer> expected) {
        expected.forEach((metric, total) -> Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(read("metrics/" + metric + "?" + RANGE)
                                .at("/total")
                                .asInt())
                        .as(metric)
                        .isEqualTo(total)));
        // Three changes, the first four records, a deal, a dashboard and what joining and paying was.
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> read("metrics/feature_use?group_by=feature&" + RANGE)
                        .toString()
                        .contains("dashboard.created"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> read("metrics/feature_use?" + RANGE).at("/total").asInt() == 13);
    }

    private Map<String, String> everything() {
        Map<String, String> all = new TreeMap<>();
        for (JsonNode metric : read("metrics").at("/items")) {
            String name = metric.at("/name").asText();
            for (String window : WINDOWS) {
                String target = "metrics/" + name + "?window=" + window + "&" + RANGE;
                all.put(name + " " + window, read(target).toString());
                metric.at("/group_by")
                        .forEach(group -> all.put(
                                name + " " + window + " by " + group.asText(),
                                read(target + "&group_by=" + group.asText()).toString()));
            }
        }
        all.put("funnel", read("funnels/onboarding?" + RANGE).toString());
        all.put("retention", read("retention?" + RANGE).toString());
        for (JsonNode metric : management("GET", "/platform")) {
            String name = metric.at("/name").asText();
            all.put(
                    "platform " + name,
                    management("GET", "/platform/" + name + "?" + RANGE).toString());
        }
        return all;
    }

    private JsonNode read(String target) {
        return ANALYTICS.as(admin).get("/analytics/api/" + target).expect(200).json();
    }

    private static JsonNode management(String method, String target) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(ANALYTICS.managementUrl() + target))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
