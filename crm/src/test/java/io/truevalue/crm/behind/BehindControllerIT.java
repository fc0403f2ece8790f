package io.truevalue.crm.behind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.crm.CrmCallers;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** That analytics is told what its reader may see, and nothing else (P11). */
class BehindControllerIT {
    @RegisterExtension
    static final ServiceExtension CRM = ServiceExtension.of("crm").withPeer("billing");

    private final Caller admin = CrmCallers.admin();

    @Test
    void tellsEachReaderWhatTheyMaySee() {
        Caller kim = CrmCallers.memberBeside(admin);
        String admins = create(admin, "Ada", "Lovelace");
        String kims = create(kim, "Grace", "Hopper");

        assertThat(ids(admin, "contacts:read")).containsExactly(kims, admins);
        assertThat(ids(kim, "contacts:read@own")).containsExactly(kims);
        assertThat(ids(kim, "companies:read")).isEmpty();
        assertThat(ids(Caller.newMember("contacts:read"), "contacts:read")).isEmpty();
        assertThat(ask(admin, List.of("contacts:read"), "2020-01-01T00:00:00Z", null)
                        .at("/items/1/title"))
                .isEqualTo("Ada Lovelace");
    }

    @Test
    void tellsOfTheRangeAlone() {
        create(admin, "Ada", "Lovelace");

        assertThat(ask(
                                admin,
                                List.of("contacts:read"),
                                Instant.now().plusSeconds(60).toString(),
                                null)
                        .json()
                        .at("/items"))
                .isEmpty();
    }

    @Test
    void saysThatACursorIsNone() {
        Answer answer = ask(admin, List.of("contacts:read"), "2020-01-01T00:00:00Z", "nonsense");

        assertThat(answer.expect(200).at("/takes_cursor")).isEqualTo("false");
    }

    @Test
    void answersAnalyticsAlone() {
        CRM.as(Caller.service("org-service", admin.orgId()))
                .post(
                        "/internal/records-behind",
                        question(admin, List.of("contacts:read"), "2020-01-01T00:00:00Z", null))
                .expectProblem(403, "caller_not_allowed");
        CRM.as(admin)
                .post(
                        "/internal/records-behind",
                        question(admin, List.of("contacts:read"), "2020-01-01T00:00:00Z", null))
                .expectProblem(403, "caller_not_allowed");
    }

    private static List<String> ids(Caller reader, String permission) {
        JsonNode items = ask(reader, List.of(permission), "2020-01-01T00:00:00Z", null)
                .expect(200)
                .json()
                .at("/items");
        return items.findValuesAsText("id");
    }

    private static Answer ask(Caller reader, List<String> permissions, String from, @Nullable String cursor) {
        return CRM.as(Caller.service("analytics-service", reader.orgId()))
                .post("/internal/records-behind", question(reader, permissions, from, cursor));
    }

    private static Map<String, Object> question(
            Caller reader, List<String> permissions, String from, @Nullable String cursor) {
        Map<String, Object> question = new HashMap<>();
        question.put("resource", "contacts");
        question.put("from", from);
        question.put("to", "2100-01-01T00:00:00Z");
        question.put("limit", 20);
        question.put("cursor", cursor);
        question.put(
                "reader",
                Map.of("id", reader.userId(), "type", "user", "permissions", permissions, "teams", List.of()));
        return question;
    }

    private static String create(Caller caller, String first, String last) {
        return CRM.as(caller)
                .post("/crm/api/contacts", Map.of("first_name", first, "last_name", last))
                .expect(201)
                .at("/id");
    }
}
