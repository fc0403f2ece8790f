package io.truevalue.crm.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truevalue.crm.CrmCallers;
import io.truevalue.testing.Answer;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.SignedCalls;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactValidationIT {
    private static final String CONTACTS = "/crm/api/contacts";
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final ServiceExtension CRM = ServiceExtension.of("crm").withPeer("billing");

    private final SignedCalls calls = CRM.as(CrmCallers.admin());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                         | validation_failed | full_name
            {"first_name":" "}                                         | validation_failed | full_name
            {"first_name":7}                                           | validation_failed | first_name
            {"last_name":"x","shoe_size":7}                            | unknown_field     | shoe_size
            {"last_name":"x","id":"0198a000-0000-7000-8000-000000000000"} | unknown_field  | id
            {"last_name":"x","version":7}                              | unknown_field     | version
            {"last_name":"x","org_id":"1"}                             | unknown_field     | org_id
            {"last_name":"x","emails":[{"value":"nobody"}]}            | validation_failed | emails[0].value
            {"last_name":"x","emails":[{"value":"a@b","shoe":1}]}      | unknown_field     | emails[0].shoe
            {"last_name":"x","emails":[{"label":"work"}]}              | validation_failed | emails[0].value
            {"last_name":"x","emails":[null]}                          | validation_failed | emails[0]
            {"last_name":"x","emails":{"value":"a@b"}}                 | validation_failed | emails
            {"last_name":"x","emails":[{"value":"a@b","primary":true},{"value":"b@b","primary":true}]} | validation_failed | emails
            {"last_name":"x","phones":[{"value":""}]}                  | validation_failed | phones[0].value
            {"last_name":"x","tags":[" "]}                             | validation_failed | tags[0]
            {"last_name":"x","tags":[7]}                               | validation_failed | tags[0]
            {"last_name":"x","website":"javascript:alert(1)"}          | validation_failed | website
            {"last_name":"x","website":"ftp://x.example"}              | validation_failed | website
            {"last_name":"x","birthday":"29.2.1980"}                   | validation_failed | birthday
            {"last_name":"x","birthday":"1981-02-29"}                  | validation_failed | birthday
            {"last_name":"x","birthday":"+10000-01-01"}                | validation_failed | birthday
            {"last_name":"x","company_id":"7"}                         | validation_failed | company_id
            {"last_name":"x","company_id":"0198a000-0000-7000-8000-000000000000"} | validation_failed | company_id
            {"last_name":"x","owner_id":"0198a000-0000-7000-8000-000000000000"}   | validation_failed | owner_id
            {"last_name":"x","team_id":"0198a000-0000-7000-8000-000000000000"}    | validation_failed | team_id
            {"last_name":"x","custom":{"Shoe Size":1}}                 | validation_failed | custom.Shoe Size
            {"last_name":"x","custom":{"a":{"b":1}}}                   | validation_failed | custom.a
            {"last_name":"x","custom":{"a":1e999999}}                  | validation_failed | custom.a
            {"last_name":"x","custom":{"a":[1,[2]]}}                   | validation_failed | custom.a[1]
            {"last_name":"x","custom":[]}                              | validation_failed | custom
            {"last_name":"\\u0000"}                                    | validation_failed | last_name
            {"last_name":"\\ud800"}                                    | validation_failed | last_name
            {"last_name":"x","custom":{"a":"\\u0000"}}                 | validation_failed | custom.a
            """)
    void namesTheFieldAtFault(String body, String code, String field) {
        Answer refused = calls.post(CONTACTS, body).expectProblem(400, code);
        assertThat(refused.at("/errors/0/field")).as(refused.body()).isEqualTo(field);

        String id = calls.post(CONTACTS, "{\"full_name\":\"x\"}").expect(201).at("/id");
        if (!body.equals("{}") && !body.contains("\" \"")) {
            Answer refusedPatch = calls.patch(CONTACTS + "/" + id, body).expectProblem(400, code);
            assertThat(refusedPatch.at("/errors/0/field"))
                    .as(refusedPatch.body())
                    .isEqualTo(field);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            not json
            [1]
            "text"
            7
            7.5
            true
            null
            {"last_name":"x"} {}
            {"last_name":"x","last_name":"y"}
            """)
    void refusesWhatIsNoJsonObjectOfItsOwn(String body) {
        assertThat(calls.post(CONTACTS, body).expect(400).header("content-type"))
                .startsWith("application/problem+json");
        String id = calls.post(CONTACTS, "{\"full_name\":\"x\"}").expect(201).at("/id");
        assertThat(calls.patch(CONTACTS + "/" + id, body).expect(400).header("content-type"))
                .startsWith("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"first_name,200", "job_title,200", "company_name,200", "full_name,400", "website,500"})
    void boundsTexts(String field, int most) {
        String fits = field.equals("website") ? "https://" + "x".repeat(200) : "x".repeat(most);
        calls.post(CONTACTS, Map.of("last_name", "x", field, fits)).expect(201);
        Answer refused = calls.post(CONTACTS, Map.of("last_name", "x", field, "x".repeat(most + 1)))
                .expectProblem(400, "validation_failed");
        assertThat(refused.at("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void givesNaughtyStringsBackAsTheyCameOrNamesTheField() throws IOException {
        int kept = 0;
        for (String naughty : naughtyStrings()) {
            Map<String, Object> body = Map.of(
                    "full_name", "Somebody",
                    "first_name", naughty,
                    "last_name", naughty,
                    "job_title", naughty,
                    "company_name", naughty,
                    "addresses", List.of(Map.of("street", naughty, "city", naughty)),
                    "custom", Map.of("naughty", naughty));
            Answer answer = calls.post(CONTACTS, body);
            if (answer.status() == 400) {
                assertThat(answer.at("/errors/0/field")).as(naughty).isNotEmpty();
                continue;
            }
            JsonNode read = calls.get(CONTACTS + "/" + answer.expect(201).at("/id"))
                    .expect(200)
                    .json();
            for (String pointer : List.of(
                    "/first_name",
                    "/last_name",
                    "/job_title",
                    "/company_name",
                    "/addresses/0/street",
                    "/addresses/0/city",
                    "/custom/naughty")) {
                assertThat(read.at(pointer).asText()).as(pointer).isEqualTo(naughty);
            }
            kept++;
            narrowFields(naughty);
            calls.get("/crm/api/search?q="
                    + java.net.URLEncoder.encode(naughty, java.nio.charset.StandardCharsets.UTF_8));
        }
        assertThat(kept).isGreaterThan(500);
    }

    /** Fields of a form of their own: kept as they came, or refused by name. */
    private void narrowFields(String naughty) {
        ObjectNode body = JSON.createObjectNode().put("full_name", "Somebody").put("website", naughty);
        body.putArray("tags").add(naughty);
        body.putArray("emails").addObject().put("value", naughty);
        body.putArray("phones").addObject().put("value", naughty).put("label", naughty);
        Answer answer = calls.post(CONTACTS, body);
        if (answer.status() != 400) {
            assertThat(answer.expect(201).at("/phones/0/value")).isEqualTo(naughty);
            assertThat(answer.at("/website")).isEqualTo(naughty);
            return;
        }
        Set<String> fields = StreamSupport.stream(answer.json().at("/errors").spliterator(), false)
                .map(error -> error.at("/field").asText())
                .collect(Collectors.toSet());
        assertThat(fields)
                .isNotEmpty()
                .isSubsetOf("website", "tags[0]", "emails[0].value", "phones[0].value", "phones[0].label");
    }

    private static List<String> naughtyStrings() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                ContactValidationIT.class.getResourceAsStream("/io/truevalue/attack/api/naughty-strings.json"))) {
            return List.of(JSON.readValue(file, String[].class));
        }
    }
}
