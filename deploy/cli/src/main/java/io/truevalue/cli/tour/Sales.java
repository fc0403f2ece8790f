package io.truevalue.cli.tour;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The steps about what is sold, and what the figures make of it. */
final class Sales {
    private static final String DEALS = "/crm/api/deals";
    private static final int OPEN = 130_000;

    private final Platform platform;

    Sales(Platform platform) {
        this.platform = platform;
    }

    /** Three deals: one is won, one lost, one still open. */
    void sell(Person owner) {
        Answer pipelines =
                platform.gateway().get("/crm/api/pipelines", owner.token()).expect(200);
        JsonNode pipeline = pipelines.items().findFirst().orElseThrow();
        move(owner, create(owner, "50 seats", 490_000), stage(pipeline, "won"));
        move(owner, create(owner, "Training", 70_000), stage(pipeline, "lost"));
        String open = create(owner, "Support for a year", OPEN);
        Answer board = platform.gateway()
                .get("/crm/api/pipelines/" + pipeline.path("id").asText() + "/board", owner.token())
                .expect(200);
        for (JsonNode stage : board.body().path("stages")) {
            String status = stage.path("status").asText();
            if (!status.equals("open") && stage.path("count").asInt() != 1) {
                throw new StepFailed("the board shows " + stage.path("count") + " deals as " + status);
            }
        }
        if (!board.body()
                .path("stages")
                .path(0)
                .path("deals")
                .path(0)
                .path("id")
                .asText()
                .equals(open)) {
            throw new StepFailed("the new deal does not stand first in the first stage");
        }
    }

    private String create(Person owner, String name, int amount) {
        return platform.gateway()
                .post(DEALS, owner.token(), Map.of("name", name, "amount", Map.of("amount", amount, "currency", "USD")))
                .expect(201)
                .text("id");
    }

    private void move(Person owner, String deal, String stage) {
        platform.gateway()
                .post(DEALS + "/" + deal + "/move", owner.token(), Map.of("stage_id", stage))
                .expect(200);
    }

    private static String stage(JsonNode pipeline, String status) {
        return StreamSupport.stream(pipeline.path("stages").spliterator(), false)
                .filter(stage -> stage.path("status").asText().equals(status))
                .findFirst()
                .orElseThrow(() -> new StepFailed("the first pipeline has no stage for deals that are " + status))
                .path("id")
                .asText();
    }

    void readFigures(Person owner) {
        await(owner, "pipeline_value", OPEN);
        await(owner, "win_rate", 50);
    }

    private void await(Person owner, String metric, int expected) {
        String target =
                "/analytics/api/metrics/" + metric + "?window=day&from=" + LocalDate.now(ZoneOffset.UTC) + "T00:00:00Z";
        platform.await(
                () -> platform.gateway().peek(target, owner.token()).expect(200),
                answer -> last(answer.body()) == expected,
                metric + " is not " + expected);
        platform.gateway().get(target, owner.token()).expect(200);
    }

    /** The figure of the last window that has one. */
    private static double last(JsonNode metric) {
        JsonNode points = metric.path("series").path(0).path("points");
        double value = Double.NaN;
        for (JsonNode point : points.isMissingNode() ? metric.path("points") : points) {
            value = point.path("value").isNumber() ? point.path("value").asDouble() : value;
        }
        return value;
    }
}
