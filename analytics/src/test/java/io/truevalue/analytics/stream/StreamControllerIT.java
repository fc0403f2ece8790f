package io.truevalue.analytics.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.analytics.Told;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamControllerIT {
    private static final String STREAM = "/analytics/api/stream?metrics=";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    @RegisterExtension
    static final ServiceExtension ANALYTICS = ServiceExtension.of("analytics")
            .with("truevalue.analytics.stream.poll", "100ms")
            .with("truevalue.analytics.stream.heartbeat", "300ms")
            .with("truevalue.analytics.stream.life", "4s")
            .with("truevalue.analytics.stream.of-one", 2);

    private final Caller reader = Caller.newMember("analytics:read");

    private CompletableFuture<Answer> follow(Caller caller, String metrics) {
        int before = open();
        CompletableFuture<Answer> answer =
                CompletableFuture.supplyAsync(() -> ANALYTICS.as(caller).get(STREAM + metrics), THREADS);
        await().until(() -> open() > before || answer.isDone());
        return answer;
    }

    private static int open() {
        return ANALYTICS.bean(OpenStreams.class).count();
    }

    private static List<JsonNode> figures(Answer stream) {
        return stream.body()
                .lines()
                .filter(line -> line.startsWith("data:") && line.contains("\"metric\""))
                .map(line -> read(line.substring("data:".length())))
                .toList();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    private static void login(Caller of) {
        Told.of(of.orgId(), "session.created", Instant.now().toString())
                .on(Topics.USER)
                .publish();
    }

    @Test
    void tellsEachFigureAtOnceAndAgainWhenItChanged() {
        CompletableFuture<Answer> following = follow(reader, "logins,members:30d:day");
        login(reader);

        Answer stream = following.join().expect(200);

        assertThat(stream.header("content-type")).startsWith("text/event-stream");
        assertThat(stream.body()).contains("event: figure", "event: heartbeat");
        List<JsonNode> logins = figures(stream).stream()
                .filter(figure -> figure.at("/metric").asText().equals("logins"))
                .toList();
        assertThat(logins.getLast().at("/value").asInt()).isEqualTo(1);
        assertThat(logins.getLast().at("/last").asText()).isEqualTo("24h");
        assertThat(logins.getLast().at("/window").asText()).isEqualTo("hour");
        assertThat(figures(stream).stream()
                        .filter(figure -> figure.at("/metric").asText().equals("members")))
                .singleElement()
                .satisfies(figure -> assertThat(figure.at("/value").asInt()).isZero());
    }

    @Test
    void tellsWhoComesAgainEverythingAsItStands() {
        login(reader);
        await().untilAsserted(() -> assertThat(ANALYTICS
                        .as(reader)
                        .get("/analytics/api/metrics/logins")
                        .json()
                        .at("/total")
                        .asInt())
                .isEqualTo(1));

        Answer stream = follow(reader, "logins").join();

        assertThat(figures(stream))
                .singleElement()
                .satisfies(figure -> assertThat(figure.at("/value").asInt()).isEqualTo(1));
    }

    @Test
    void readsOnceForAllWhoFollowAndTellsNobodyOfAnotherOrganisation() {
        Caller rival = Caller.newMember("analytics:read");
        CompletableFuture<Answer> first = follow(reader, "logins");
        CompletableFuture<Answer> second = follow(reader, "logins");
        CompletableFuture<Answer> other = follow(rival, "logins");
        login(reader);

        for (CompletableFuture<Answer> each : List.of(first, second)) {
            assertThat(figures(each.join()).getLast().at("/value").asInt()).isEqualTo(1);
        }
        assertThat(figures(other.join()))
                .singleElement()
                .satisfies(figure -> assertThat(figure.at("/value").asInt()).isZero());
    }

    @Test
    void givesOnePersonSoManyAndTheirPlacesBack() {
        CompletableFuture<Answer> first = follow(reader, "logins");
        CompletableFuture<Answer> second = follow(reader, "members");

        Answer third = ANALYTICS.as(reader).get(STREAM + "logins").expectProblem(429, "too_many_streams");

        assertThat(third.header("retry-after")).isEqualTo("5");
        CompletableFuture.allOf(first, second).join();
        await().until(() -> open() == 0);
        follow(reader, "logins").join().expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "weather", "logins,weather", "logins:soon", "logins:30d:year"})
    void followsNothingButMetricsOfTheCatalogue(String metrics) {
        Answer answer = ANALYTICS.as(reader).get(STREAM + metrics);

        answer.expectProblem(400, "validation_failed");
        assertThat(answer.at("/errors/0/field")).isEqualTo("metrics");
    }

    @Test
    void asksForThePermission() {
        ANALYTICS.as(reader.with("dashboards:read")).get(STREAM + "logins").expectProblem(403, "permission_denied");
    }
}
