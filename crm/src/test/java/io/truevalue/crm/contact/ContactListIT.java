package io.truevalue.crm.contact;

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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactListIT {
    private static final String CONTACTS = "/crm/api/contacts";

    @RegisterExtension
    static final ServiceExtension CRM = ServiceExtension.of("crm").withPeer("billing");

    private final SignedCalls calls = CRM.as(CrmCallers.admin());

    @Test
    void listsTheNewestFirst() {
        create("One", "CA");
        create("Two", "NY");
        assertThat(names(calls.get(CONTACTS))).containsExactly("Two", "One");
    }

    @Test
    void pagesThroughAllWhileRowsComeAndGo() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            ids.add(create("Person %02d".formatted(i), "CA"));
        }
        List<String> seen = new ArrayList<>();
        Answer page =
                calls.get(CONTACTS + "?limit=10&sort=full_name&count=true").expect(200);
        assertThat(page.at("/total")).isEqualTo("25");
        seen.addAll(names(page));
        create("Person 00a", "CA");
        calls.delete(CONTACTS + "/" + ids.get(9)).expect(204);
        calls.delete(CONTACTS + "/" + ids.get(15)).expect(204);
        while (!page.json().at("/next_cursor").isNull()) {
            assertThat(page.at("/next_cursor")).matches("[A-Za-z0-9_-]+");
            page = calls.get(CONTACTS + "?limit=10&sort=full_name&cursor=" + page.at("/next_cursor"))
                    .expect(200);
            seen.addAll(names(page));
        }
        assertThat(seen).hasSize(24).doesNotHaveDuplicates().isSorted().doesNotContain("Person 15", "Person 00a");
    }

    @Test
    void sortsNamesAsPeopleDo() {
        for (String name : List.of("Zoë", "adam", "Ädel", "Bob")) {
            create(name, "CA");
        }
        assertThat(names(calls.get(CONTACTS + "?sort=full_name"))).containsExactly("adam", "Ädel", "Bob", "Zoë");
        assertThat(names(calls.get(CONTACTS + "?sort=-full_name"))).containsExactly("Zoë", "Bob", "Ädel", "adam");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            last_name=="Ng*"                  | Ann Ng
            last_name=="ng*"                  | Ann Ng
            state=in=(CA,NY)                  | Ann Ng,Bo Li
            city=="San*"                      | Ann Ng
            city=="Albany"                    | Bo Li
            tags==vip                         | Ann Ng
            tags=in=(vip,old)                 | Ann Ng,Cy Ro
            email=="bo@li.example"            | Bo Li
            phone=="202-224-3441"             | Ann Ng
            job_title!="Boss";state==CA       | Ann Ng
            company_name=="Acme",last_name==Li | Bo Li,Cy Ro
            birthday=lt=1970-01-01            | Cy Ro
            last_name=="100%"                 | ''
            """)
    void filters(String filter, String expected) {
        calls.post(CONTACTS, """
                {"first_name":"Ann","last_name":"Ng","tags":["vip"],"phones":[{"value":"202-224-3441"}],
                 "addresses":[{"city":"San José","state":"CA"}]}""").expect(201);
        calls.post(CONTACTS, """
                {"first_name":"Bo","last_name":"Li","job_title":"Boss","emails":[{"value":"bo@li.example"}],
                 "addresses":[{"city":"Albany","state":"NY"}]}""").expect(201);
        calls.post(CONTACTS, """
                {"first_name":"Cy","last_name":"Ro","tags":["old"],"company_name":"Acme","birthday":"1969-07-20",
                 "addresses":[{"city":"Austin","state":"TX"}]}""").expect(201);
        Answer found = calls.get(
                        CONTACTS + "?sort=full_name&filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8))
                .expect(200);
        assertThat(String.join(",", names(found))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=ten, limit",
        "cursor=!!!, cursor",
        "cursor=abc, cursor",
        "sort=shoe_size, sort",
        "sort=tags, sort",
        "sort=id%3BDROP, sort",
        "filter=shoe_size==1, filter",
        "filter=last_name, filter",
        "filter=id==1, filter",
        "count=perhaps, count"
    })
    void namesTheParameterAtFault(String query, String parameter) {
        Answer refused = calls.get(CONTACTS + "?" + query).expectProblem(400, "validation_failed");
        assertThat(refused.at("/errors/0/field")).isEqualTo(parameter);
    }

    @Test
    void givesTwoHundredAtMost() {
        assertThat(calls.get(CONTACTS + "?limit=1000000000").expect(200).json().at("/items"))
                .isEmpty();
    }

    private String create(String fullName, String state) {
        return calls.post(CONTACTS, Map.of("full_name", fullName, "addresses", List.of(Map.of("state", state))))
                .expect(201)
                .at("/id");
    }

    private static List<String> names(Answer page) {
        List<String> names = new ArrayList<>();
        for (JsonNode item : page.expect(200).json().at("/items")) {
            names.add(item.at("/full_name").asText());
        }
        return names;
    }
}
