package io.truevalue.crm.imports;

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
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ImportControllerIT {
    private static final String IMPORTS = "/crm/api/imports";

    @RegisterExtension
    static final ServiceExtension CRM = ServiceExtension.of("crm").withPeer("billing");

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
        assertThat(calls.get(IMPORTS + "/" + previewed.at("/id")).expect(200).json())
                .isEqualTo(previewed.json());
    }

    @Test
    void importsTheWholeCongress() {
        long began = System.nanoTime();
        Answer done = finished(Upload.sample("contacts-us-congress.csv")
                .with("resource", "contacts")
                .with("run", "true")
                .to(calls)
                .expect(201));
        Duration took = Duration.ofNanos(System.nanoTime() - began);

        assertThat(done.at("/status")).isEqualTo("completed");
        assertThat(done.at("/created")).isEqualTo("537");
        assertThat(done.at("/failed")).isEqualTo("0");
        assertThat(done.at("/change_set_id")).isNotEmpty();
        assertThat(took).isLessThan(Duration.ofSeconds(15));
        System.getLogger("figures").log(System.Logger.Level.INFO, "537 contacts took " + took);
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
        EventLog.await(
                Topics.RECORD,
                537,
                event -> event.type().equals("contact.created")
                        && event.key().equals(caller.orgId().toString()));
    }

    @Test
    void importsTheWholeIndex() {
        Answer done = finished(Upload.sample("companies-sp500.csv")
                .with("resource", "companies")
                .with("run", "true")
                .to(calls)
                .expect(201));
        assertThat(done.at("/status")).isEqualTo("completed");
        assertThat(done.at("/created")).isEqualTo("503");
        assertThat(done.at("/failed")).isEqualTo("0");
        assertThat(calls.get("/crm/api/search?q=3m").json().at("/items/0/title").asText())
                .isEqualTo("3M");
    }

    private Answer finished(Answer started) {
        String target = IMPORTS + "/" + started.at("/id");
        for (int polls = 0; polls < 300; polls++) {
            Answer now = calls.get(target).expect(200);
            if (now.at("/status").matches("completed|failed|canceled")) {
                return now;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        throw new AssertionError("the import did not end: " + calls.get(target).body());
    }
}
