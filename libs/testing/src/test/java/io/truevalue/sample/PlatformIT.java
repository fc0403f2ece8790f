package io.truevalue.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.TenantSchema;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlatformIT {
    @RegisterExtension
    static final ServiceExtension sample = ServiceExtension.of("sample");

    private static final String NOTE = "{\"note_text\": \"hello\", \"page_count\": 3}";

    private static Caller member() {
        return Caller.newMember("notes:read", "notes:write");
    }

    @Test
    void writesAndListsForTheOwnOrganisationOnly() {
        Caller one = member();
        Caller other = member();
        Answer created = sample.as(one).post("/sample/notes", NOTE).expect(201);
        assertThat(created.header("location")).isEqualTo("/sample/notes/" + created.at("/id"));
        assertThat(sample.as(one).get("/sample/notes?count=true").expect(200).at("/total"))
                .isEqualTo("1");
        assertThat(sample.as(other).get("/sample/notes?count=true").expect(200).at("/total"))
                .isEqualTo("0");
    }

    @Test
    void pagesStablyAndFilters() {
        Caller caller = member();
        for (int i = 0; i < 7; i++) {
            sample.as(caller).post("/sample/notes", "{\"note_text\": \"n" + i + "\", \"page_count\": " + i % 3 + "}");
        }
        List<String> texts = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = sample.as(caller)
                    .get("/sample/notes?limit=3&sort=-pages,text" + cursor)
                    .expect(200);
            page.json().get("items").forEach(item -> texts.add(item.get("text").asText()));
            cursor = page.json().get("next_cursor").isNull() ? "" : "&cursor=" + page.at("/next_cursor");
        } while (!cursor.isEmpty());
        assertThat(texts).containsExactly("n2", "n5", "n1", "n4", "n0", "n3", "n6");
        Answer filtered = sample.as(caller)
                .get("/sample/notes?filter=pages=ge=1;text=in=(n1,n2,n3)&sort=text")
                .expect(200);
        assertThat(filtered.json().get("items")).hasSize(2);
        for (String bad :
                List.of("limit=0", "limit=x", "cursor=**", "sort=nope", "filter=nope==1", "filter=((", "count=1")) {
            Answer refused = sample.as(caller).get("/sample/notes?" + bad).expectProblem(400, "validation_failed");
            assertThat(refused.at("/errors/0/field")).isEqualTo(bad.split("=")[0]);
        }
    }

    @Test
    void namesTheFieldAtFault() {
        Caller caller = member();
        assertThat(refusedField(caller, "{\"note_text\": \" \", \"page_count\": 1}"))
                .isEqualTo("note_text");
        assertThat(refusedField(caller, "{\"page_count\": 1}")).isEqualTo("note_text");
        assertThat(refusedField(caller, "{\"note_text\": 5, \"page_count\": 1}"))
                .isEqualTo("note_text");
        assertThat(refusedField(caller, "{\"note_text\": \"a\", \"page_count\": \"1\"}"))
                .isEqualTo("page_count");
        assertThat(refusedField(caller, "{\"note_text\": \"a\\u0000b\", \"page_count\": 1}"))
                .isEqualTo("note_text");
        assertThat(refusedField(caller, "{\"note_text\": \"a\\ud800b\", \"page_count\": 1}"))
                .isEqualTo("note_text");
        Answer unknown = sample.as(caller)
                .post("/sample/notes", "{\"note_text\": \"a\", \"page_count\": 1, \"org_id\": \"x\"}")
                .expectProblem(400, "unknown_field");
        assertThat(unknown.at("/errors/0/field")).isEqualTo("org_id");
        sample.as(caller)
                .post("/sample/notes", "{\"note_text\": \"a\", \"note_text\": \"b\"}")
                .expect(400);
        sample.as(caller).post("/sample/notes", "[".repeat(100_000)).expect(400);
        sample.as(caller).post("/sample/notes", "not json").expectProblem(400, "malformed_request");
        assertThat(sample.as(caller).get("/sample/notes?count=true").at("/total"))
                .isEqualTo("0");
    }

    private static String refusedField(Caller caller, String body) {
        return sample.as(caller)
                .post("/sample/notes", body)
                .expectProblem(400, "validation_failed")
                .at("/errors/0/field");
    }

    @Test
    void admitsByAnnotationAndDeniesByDefault() {
        sample.as(Caller.nobody()).get("/sample/open").expect(200);
        sample.as(Caller.nobody()).get("/sample/me").expectProblem(401, "unauthenticated");
        sample.as(Caller.newUser()).get("/sample/me").expect(200);
        sample.as(Caller.newUser()).get("/sample/notes").expectProblem(403, "organization_required");
        sample.as(Caller.newMember("deals:read")).get("/sample/notes").expectProblem(403, "permission_denied");
        sample.as(Caller.newMember("notes:read@own")).get("/sample/notes").expect(200);
        sample.as(member()).get("/sample/forgotten").expectProblem(403, "permission_denied");
        sample.as(member()).get("/sample/nowhere").expectProblem(404, "not_found");
        sample.as(member()).get("/internal/notes").expectProblem(403, "caller_not_allowed");
        sample.as(Caller.service("org-service", null)).get("/internal/notes").expect(200);
        sample.as(Caller.service("crm-service", null)).get("/internal/notes").expectProblem(403, "caller_not_allowed");
        sample.as(Caller.service("org-service", null)).get("/sample/open").expectProblem(403, "caller_not_allowed");
        sample.as(member()).get("/sample/fresh").expect(200);
        sample.as(member().authenticatedAt(Instant.now().minus(Duration.ofMinutes(11))))
                .get("/sample/fresh")
                .expectProblem(403, "step_up_required");
        sample.as(member().authenticatedAt(null)).get("/sample/fresh").expectProblem(403, "step_up_required");
    }

    @Test
    void tellsNothingOfWhatBroke() {
        Answer broken = sample.as(Caller.nobody()).get("/sample/broken").expectProblem(500, "internal");
        assertThat(broken.body()).doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void refusesUnsignedRequestsBeforeRouting() throws IOException, InterruptedException {
        assertThat(unsigned("/sample/open")).isEqualTo(401);
        assertThat(unsigned("/nowhere")).isEqualTo(401);
        assertThat(unsigned("/health/../sample/open")).isEqualTo(401);
        assertThat(unsigned("/health/live")).isEqualTo(200);
    }

    private static int unsigned(String target) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(sample.url() + target))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        }
    }

    @Test
    void takesLargeBodiesOnUploadRoutesOnly() {
        byte[] large = new byte[5_000_000];
        Answer taken = sample.as(member()).send("POST", "/sample/uploads", large, "application/octet-stream");
        assertThat(taken.expect(200).at("/bytes")).isEqualTo("5000000");
        sample.as(member())
                .send("POST", "/sample/notes", large, "application/json")
                .expectProblem(413, "body_too_large");
    }

    @Test
    void refusesStatementsOutsideATransaction() {
        sample.as(member()).get("/sample/outside").expect(500);
    }

    @Test
    void answersARepeatWithTheFirstAnswer() throws ExecutionException, InterruptedException {
        Caller caller = member();
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> running = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                running.add(threads.submit(() -> withKey(caller, "k-1", NOTE)));
            }
            for (Future<Answer> answer : running) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).allMatch(answer -> answer.status() == 201 || answer.status() == 409);
        Answer again = withKey(caller, "k-1", NOTE).expect(201);
        assertThat(again.header("idempotent-replayed")).isEqualTo("true");
        assertThat(answers.stream().filter(answer -> answer.status() == 201))
                .isNotEmpty()
                .allMatch(answer -> answer.json().equals(again.json()));
        withKey(caller, "k-1", NOTE.replace("hello", "other")).expectProblem(409, "idempotency_key_reused");
        withKey(member(), "k-1", NOTE).expect(201);
        withKey(caller, "k".repeat(256), NOTE).expectProblem(400, "validation_failed");
        assertThat(sample.as(caller).get("/sample/notes?count=true").at("/total"))
                .isEqualTo("1");
    }

    private static Answer withKey(Caller caller, String key, String body) {
        return sample.as(caller).header("Idempotency-Key", key).post("/sample/notes", body);
    }

    @Test
    void holdsTheSchemaToRowLevelSecurity() throws SQLException {
        try (Connection superuser = sample.asSuperuser()) {
            assertThat(TenantSchema.violations(superuser)).isEmpty();
        }
    }
}
