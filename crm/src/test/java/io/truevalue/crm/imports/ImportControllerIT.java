package io.truevalue.crm.imports;

import static io.truevalue.crm.imports.Watch.IMPORTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.crm.CrmCallers;
import io.truevalue.crm.Upload;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.SignedCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportControllerIT {
    private static final Path FORMS = folder();

    @RegisterExtension
    static final ServiceExtension CRM = ServiceExtension.of("crm")
            .withPeer("billing")
            .with("micronaut.server.multipart.location", FORMS.toString());

    private final Caller caller = CrmCallers.admin();
    private final SignedCalls calls = CRM.as(caller);

    @Test
    void showsAFileBeforeItIsRun() {
        Answer previewed = Upload.sample("contacts-us-congress.csv")
                .with("resource", "contacts")
                .to(calls)
                .expect(201);

        assertThat(previewed.at("/status")).isEqualTo("previewed");
        assertThat(previewed.at("/rows")).isEqualTo("537");
        assertThat(previewed.header("location")).isEqualTo(IMPORTS + "/" + previewed.at("/id"));
        assertThat(previewed.at("/mapping/First name")).isEqualTo("first_name");
        assertThat(previewed.at("/mapping/Company")).isEqualTo("company_name");
        assertThat(previewed.at("/mapping/District office phone")).isEqualTo("phone");
        assertThat(previewed.json().at("/preview/unmapped").toString())
                .isEqualTo("[\"Middle name\",\"Suffix\",\"Fax\",\"External id\"]");
        assertThat(previewed.json().at("/preview/rows")).hasSize(10);
        assertThat(calls.get("/crm/api/contacts?count=true").at("/total")).isEqualTo("0");
        String target = IMPORTS + "/" + previewed.at("/id");
        assertThat(calls.get(target).expect(200).json()).isEqualTo(previewed.json());
        assertThat(calls.get(IMPORTS).expect(200).json().at("/items/0")).isEqualTo(previewed.json());

        calls.post(target + "/run", "{}").expect(200);
        calls.post(target + "/run", "{}").expectProblem(409, "import_already_started");
        assertThat(Watch.untilOver(calls, previewed).at("/created")).isEqualTo("537");
        calls.post(target + "/cancel", "{}").expectProblem(409, "import_over");
    }

    @Test
    void importsTheWholeCongress() {
        Answer done = Watch.untilOver(
                calls,
                Upload.sample("contacts-us-congress.csv")
                        .with("resource", "contacts")
                        .with("run", "true")
                        .to(calls)
                        .expect(201));

        assertThat(done.at("/status")).isEqualTo("completed");
        assertThat(done.at("/created")).isEqualTo("537");
        assertThat(done.at("/failed")).isEqualTo("0");
        assertThat(done.at("/change_set_id")).isNotEmpty();
        assertThat(calls.get("/crm/api/contacts?count=true&limit=1").at("/total"))
                .isEqualTo("537");
        JsonNode senator = calls.get("/crm/api/contacts?filter=full_name==%22Maria%20Cantwell%22")
                .json()
                .at("/items/0");
        assertThat(senator.at("/phones")).hasSize(7);
        assertThat(senator.at("/phones/0/e164").asText()).isEqualTo("+12022243441");
        assertThat(senator.at("/phones/1/label").asText()).isEqualTo("district office");
        assertThat(senator.at("/addresses/0/city").asText()).isEqualTo("Washington");
        assertThat(senator.at("/birthday").asText()).isEqualTo("1958-10-13");
        assertThat(senator.at("/company_id").isNull()).isTrue();
        assertThat(calls.get("/crm/api/search?q=velazquez")
                        .json()
                        .at("/items/0/title")
                        .asText())
                .isEqualTo("Nydia M. Velázquez");

        EventLog.Entry completed = EventLog.await(
                Topics.RECORD,
                event -> event.type().equals("import.completed")
                        && event.subject().equals(done.at("/id")));
        assertThat(completed.data().at("/after/created").asInt()).isEqualTo(537);
        assertThat(completed.attributes().get("actorid"))
                .isEqualTo(caller.userId().toString());
        EventLog.await(
                Topics.RECORD,
                537,
                event -> event.type().equals("contact.created")
                        && event.key().equals(caller.orgId().toString()));
    }

    @Test
    void importsTheWholeIndex() {
        Answer done = Watch.untilOver(
                calls,
                Upload.sample("companies-sp500.csv")
                        .with("resource", "companies")
                        .with("run", "true")
                        .to(calls)
                        .expect(201));
        assertThat(done.at("/status")).isEqualTo("completed");
        assertThat(done.at("/created")).isEqualTo("503");
        assertThat(done.at("/failed")).isEqualTo("0");
        assertThat(calls.get("/crm/api/search?q=3m").json().at("/items/0/title").asText())
                .isEqualTo("3M");
        assertThat(calls.get("/crm/api/companies?filter=industry==%22Health%20Care%22&count=true&limit=1")
                        .at("/total"))
                .isNotEqualTo("0");
    }

    @Test
    void takesAnUploadPastAMebibyte() {
        StringBuilder csv = new StringBuilder("First name,Last name,Job title\n");
        for (int i = 0; i < 60_000; i++) {
            csv.append("Person,Number ").append(i).append(",Keeper of the long list of all persons\n");
        }
        assertThat(csv.length()).isGreaterThan(3 << 20);
        long began = System.nanoTime();
        Answer previewed =
                Upload.of(csv.toString()).with("resource", "contacts").to(calls).expect(201);
        assertThat(previewed.at("/rows")).isEqualTo("60000");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
        assertThat(calls.post(IMPORTS + "/" + previewed.at("/id") + "/cancel", "{}")
                        .expect(200)
                        .at("/status"))
                .isEqualTo("canceled");
        assertThat(calls.post(IMPORTS + "/" + previewed.at("/id") + "/cancel", "{}")
                        .expect(200)
                        .at("/status"))
                .isEqualTo("canceled");
    }

    @Test
    void answersTheSameUploadOnce() {
        Upload upload =
                Upload.of("Full name\nAda\n").with("resource", "contacts").with("run", "true");
        Answer first = upload.to(CRM.as(caller).header("Idempotency-Key", "k")).expect(201);
        Answer again = upload.to(CRM.as(caller).header("Idempotency-Key", "k")).expect(201);
        assertThat(again.at("/id")).isEqualTo(first.at("/id"));
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        Upload.of("Full name\nBob\n")
                .with("resource", "contacts")
                .with("run", "true")
                .to(CRM.as(caller).header("Idempotency-Key", "k"))
                .expectProblem(409, "idempotency_key_reused");
        Watch.untilOver(calls, first);
        assertThat(calls.get("/crm/api/contacts?count=true").at("/total")).isEqualTo("1");
    }

    @Test
    void streamsAnImportToItsEnd() {
        Answer started = Upload.sample("contacts-us-congress.csv")
                .with("resource", "contacts")
                .with("run", "true")
                .to(calls);
        Answer stream = calls.get(IMPORTS + "/" + started.at("/id") + "/events").expect(200);
        assertThat(stream.header("content-type")).startsWith("text/event-stream");
        assertThat(stream.body())
                .contains("event: progress")
                .contains("\"status\":\"running\"")
                .contains("\"status\":\"completed\"")
                .contains("\"created\":537");
    }

    @Test
    void writesTheRefusedRowsAsAHarmlessFile() {
        Answer done = Watch.untilOver(
                calls,
                Upload.of("""
                        Full name,Email,Birthday,Job title
                        Ada,ada@b.example,1815-12-10,Countess
                        "=HYPERLINK(""http://evil.example"")",nobody,1815-12-10,@SUM
                        Bob,bob@b.example,yesterday,-1
                        ,,,Nobody
                        ,,,
                        Cy,cy@b.example,,too,many
                        """).with("resource", "contacts").with("run", "true").to(calls));
        assertThat(done.at("/created")).isEqualTo("1");
        assertThat(done.at("/failed")).isEqualTo("4");
        assertThat(done.at("/skipped")).isEqualTo("1");
        Answer file = calls.get(IMPORTS + "/" + done.at("/id") + "/errors").expect(200);
        assertThat(file.header("content-type")).startsWith("text/csv");
        assertThat(file.header("content-disposition")).contains("attachment").contains("import-" + done.at("/id"));
        assertThat(file.body().split("\r?\n"))
                .containsExactly(
                        "line,field,code,message,Full name,Email,Birthday,Job title",
                        "3,emails[0].value,invalid_format,not an e-mail address,"
                                + "\"'=HYPERLINK(\"\"http://evil.example\"\")\",nobody,1815-12-10,'@SUM",
                        "4,birthday,invalid_date,a date such as 1958-10-13 or 10/13/1958,"
                                + "Bob,bob@b.example,yesterday,'-1",
                        "5,full_name,required,\"a contact has a name, or at least an e-mail address\",,,,Nobody",
                        "7,,too_many_cells,5 cells under 4 columns,Cy,cy@b.example,,too,many");
    }

    @Test
    void keepsWhatTheMappingSaysAndLeavesOutWhatItLeavesOut() {
        Answer done = Watch.untilOver(
                calls,
                Upload.of("Full name,Job title,Shoe size,Employer\nAda,Countess,38,Engines Ltd\n")
                        .with("resource", "contacts")
                        .with("mapping", """
                                {"Shoe size":"custom.shoe_size","Job title":null,"Employer":"company:create"}""")
                        .with("run", "true")
                        .to(calls)
                        .expect(201));
        assertThat(done.at("/created")).isEqualTo("1");
        JsonNode ada = calls.get("/crm/api/contacts").json().at("/items/0");
        assertThat(ada.at("/custom/shoe_size").asText()).isEqualTo("38");
        assertThat(ada.at("/job_title").isNull()).isTrue();
        assertThat(ada.at("/company_name").asText()).isEqualTo("Engines Ltd");
        JsonNode company = calls.get("/crm/api/companies").json().at("/items/0");
        assertThat(company.at("/name").asText()).isEqualTo("Engines Ltd");
        assertThat(ada.at("/company_id")).isEqualTo(company.at("/id"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            resource | deals     | resource
            mode     | replace   | mode
            mode     | upsert    | key
            key      | email     | key
            mapping  | []        | mapping
            mapping  | nonsense  | mapping
            mapping  | {"Nope":"email"}        | mapping.Nope
            mapping  | {"Full name":"org_id"}  | mapping.Full name
            run      | perhaps   | run
            colour   | red       | colour
            """)
    void namesThePartAtFault(String part, String value, String field) {
        Upload upload =
                Upload.of("Full name\nAda\n").with("resource", "contacts").with(part, value);
        assertThat(upload.to(calls).expect(400).at("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void refusesWhatIsNoCsvFile() {
        for (String file :
                new String[] {"", "PK\u0003\u0004\u0000\u0000\u0001", "a,".repeat(2_000), "\"" + "x".repeat(200_000)}) {
            Answer refused = Upload.of(file).with("resource", "contacts").to(calls);
            assertThat(refused.expect(400).at("/errors/0/field")).isEqualTo("file");
        }
        calls.send("POST", IMPORTS, "nonsense".getBytes(java.nio.charset.StandardCharsets.UTF_8), "multipart/form-data")
                .expect(400);
        assertThat(Upload.of("Full name\nAda\n")
                        .named("../../etc/x.csv")
                        .with("resource", "contacts")
                        .to(calls)
                        .at("/file_name"))
                .isEqualTo("x.csv");
    }

    /** The framework's own reader of forms leaves sparse files of a gibibyte there, one a text and one a refused file. */
    @Test
    void leavesNoFileOfAForm() throws IOException {
        Upload.of("Full name\nAda\n").with("resource", "contacts").to(calls).expect(201);
        Upload.of("Full name\nAda\n").with("colour", "red").to(calls).expect(400);
        Upload.of("Full name\nAda\n")
                .with("mapping", "x".repeat(300_000))
                .to(calls)
                .expect(400);
        try (Stream<Path> left = Files.list(FORMS)) {
            assertThat(left).isEmpty();
        }
        Files.delete(FORMS);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("truevalue-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
