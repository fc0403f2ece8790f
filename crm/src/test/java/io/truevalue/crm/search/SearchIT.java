package io.truevalue.crm.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.crm.CrmCallers;
import io.truevalue.testing.Answer;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.SignedCalls;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SearchIT {
    @RegisterExtension
    static final ServiceExtension CRM = ServiceExtension.of("crm").withPeer("billing");

    private final SignedCalls calls = CRM.as(CrmCallers.admin());

    @Test
    void findsNamesWithAccentsByPlainLettersAndByTheirBeginnings() {
        contact("{\"full_name\":\"Nydia M. Velázquez\"}");
        contact("{\"full_name\":\"Łukasz Żółw\"}");
        contact("{\"full_name\":\"Jürgen Groß\"}");
        assertThat(find("velazquez")).containsExactly("Nydia M. Velázquez");
        assertThat(find("VELÁZ")).containsExactly("Nydia M. Velázquez");
        assertThat(find("lukasz zolw")).containsExactly("Łukasz Żółw");
        assertThat(find("gross jurgen")).containsExactly("Jürgen Groß");
        assertThat(find("velazquez gross")).isEmpty();
    }

    @Test
    void findsByMailPhoneCompanyAndPlace() {
        contact("""
                {"full_name":"Ada Byron","job_title":"Countess","company_name":"Analytical Engines",
                 "emails":[{"value":"ada.b@engines.example"}],"phones":[{"value":"(202) 224-3441"}],
                 "addresses":[{"city":"Marylebone"}],"tags":["poet"]}""");
        for (String words : List.of(
                "ada.b@engines.example",
                "engines.example",
                "analytical",
                "202 224",
                "12022243441",
                "+12022243441",
                "(202) 224-3441",
                "marylebone",
                "poet",
                "countess ada")) {
            assertThat(find(words)).as(words).containsExactly("Ada Byron");
        }
        JsonNode hit = search("ada").json().at("/items/0");
        assertThat(hit.at("/type").asText()).isEqualTo("contact");
        assertThat(hit.at("/snippet").asText())
                .isEqualTo("Countess · Analytical Engines · ada.b@engines.example · (202) 224-3441");
    }

    @Test
    void putsAWholeNameBeforeABeginningAndBeforeADetail() {
        contact("{\"full_name\":\"Somebody Else\",\"job_title\":\"Ann's assistant\"}");
        contact("{\"full_name\":\"Annabel Lee\"}");
        contact("{\"full_name\":\"Ann Smith\"}");
        assertThat(find("ann")).startsWith("Ann Smith").contains("Annabel Lee");
    }

    @Test
    void followsChanges() {
        String id = contact("{\"full_name\":\"Grace Murray\"}");
        calls.patch("/crm/api/contacts/" + id, "{\"full_name\":\"Grace Hopper\"}")
                .expect(200);
        assertThat(find("hopper")).containsExactly("Grace Hopper");
        assertThat(find("murray")).isEmpty();
    }

    @Test
    void findsCompaniesBesideContacts() {
        calls.post("/crm/api/companies", "{\"name\":\"Café Olé\",\"industry\":\"Food\",\"domain\":\"ole.example\"}")
                .expect(201);
        contact("{\"full_name\":\"Ole Cafe\"}");
        assertThat(find("cafe ole")).containsExactlyInAnyOrder("Café Olé", "Ole Cafe");
        assertThat(find("food")).containsExactly("Café Olé");
    }

    @Test
    void namesTheParameterAtFault() {
        assertThat(calls.get("/crm/api/search")
                        .expectProblem(400, "validation_failed")
                        .at("/errors/0/field"))
                .isEqualTo("q");
        calls.get("/crm/api/search?q=").expectProblem(400, "validation_failed");
        calls.get("/crm/api/search?q=" + "x".repeat(201)).expectProblem(400, "validation_failed");
    }

    @Test
    void takesNoOperatorsFromOutside() {
        contact("{\"full_name\":\"Robert Tables\"}");
        for (String words : List.of("'); DROP TABLE contact; --", "a & | ! <-> b:*", "\\", "%", "!!!", ":*", "'''")) {
            search(words).expect(200);
        }
        assertThat(find("robert | nobody")).isEmpty();
        assertThat(find("!robert")).containsExactly("Robert Tables");
    }

    private String contact(String body) {
        return calls.post("/crm/api/contacts", body).expect(201).at("/id");
    }

    private Answer search(String words) {
        return calls.get("/crm/api/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
    }

    private List<String> find(String words) {
        List<String> titles = new ArrayList<>();
        search(words)
                .expect(200)
                .json()
                .at("/items")
                .forEach(hit -> titles.add(hit.at("/title").asText()));
        return titles;
    }
}
