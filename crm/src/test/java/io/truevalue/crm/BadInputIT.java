package io.truevalue.crm;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.truevalue.testing.Answer;
import io.truevalue.testing.BadInput;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BadInputIT {
    @RegisterExtension
    static final ServiceExtension service = ServiceExtension.of("crm").withPeer("billing");

    @Test
    void refusesWhatIsWrongAndWritesNothing() throws SQLException {
        badInput().isRefusedAndWritesNothing();
    }

    @Test
    void keepsOrRefusesNaughtyStrings() throws JsonProcessingException {
        badInput().keepsOrRefusesNaughtyStrings();
    }

    @Test
    void answersWrongIdsAsNeverIssued() {
        badInput().answersWrongIdsAsNeverIssued();
    }

    private static BadInput badInput() {
        Map<String, Object> contact = Map.ofEntries(
                Map.entry("first_name", "Ada"),
                Map.entry("last_name", "Lovelace"),
                Map.entry("full_name", "Ada Lovelace"),
                Map.entry("job_title", "Countess"),
                Map.entry("company_name", "Analytical Engines"),
                Map.entry("emails", List.of(Map.of("value", "ada@acme.example", "label", "work", "primary", true))),
                Map.entry("phones", List.of(Map.of("value", "+12025550100", "label", "work", "primary", true))),
                Map.entry("addresses", List.of(Map.of("street", "1 Main", "city", "London", "country", "GB"))),
                Map.entry("birthday", "1815-12-10"),
                Map.entry("website", "https://acme.example"),
                Map.entry("tags", List.of("vip")));
        Map<String, Object> company = Map.of(
                "name", "Acme",
                "domain", "acme.example",
                "industry", "Engines",
                "website", "https://acme.example",
                "phones", List.of(Map.of("value", "+12025550100", "label", "work", "primary", true)),
                "addresses", List.of(Map.of("street", "1 Main", "city", "London", "country", "GB")),
                "tags", List.of("vip"));
        Map<String, Object> deal = Map.of(
                "name",
                "Engines",
                "amount",
                Map.of("amount", 4_900, "currency", "USD"),
                "close_date",
                "2027-01-31",
                "tags",
                List.of("vip"));
        Map<String, Object> pipeline =
                Map.of("name", "Renewals", "stages", List.of(Map.of("name", "Due", "status", "open")));
        return BadInput.to(service)
                .with("POST /crm/api/deals", () -> new BadInput.Good(CrmCallers.admin(), "/crm/api/deals", deal))
                .with("PATCH /crm/api/deals/{id}", () -> existing("/crm/api/deals", deal))
                .with("POST /crm/api/deals/{id}/move", BadInputIT::move)
                .with(
                        "POST /crm/api/pipelines",
                        () -> new BadInput.Good(CrmCallers.admin(), "/crm/api/pipelines", pipeline))
                .with("PATCH /crm/api/pipelines/{id}", () -> existing("/crm/api/pipelines", pipeline))
                .with(
                        "POST /crm/api/contacts",
                        () -> new BadInput.Good(CrmCallers.admin(), "/crm/api/contacts", contact))
                .with("PATCH /crm/api/contacts/{id}", () -> existing("/crm/api/contacts", contact))
                .with(
                        "POST /crm/api/companies",
                        () -> new BadInput.Good(CrmCallers.admin(), "/crm/api/companies", company))
                .with("PATCH /crm/api/companies/{id}", () -> existing("/crm/api/companies", company));
    }

    private static BadInput.Good move() {
        Caller admin = CrmCallers.admin();
        Answer deal = service.as(admin)
                .post("/crm/api/deals", Map.of("name", "Moved"))
                .expect(201);
        return new BadInput.Good(
                admin, "/crm/api/deals/" + deal.at("/id") + "/move", Map.of("stage_id", deal.at("/stage_id")));
    }

    private static BadInput.Good existing(String list, Map<String, Object> body) {
        Caller admin = CrmCallers.admin();
        String id = service.as(admin).post(list, body).expect(201).at("/id");
        return new BadInput.Good(admin, list + "/" + id, body);
    }
}
