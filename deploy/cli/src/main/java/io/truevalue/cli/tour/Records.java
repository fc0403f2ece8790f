package io.truevalue.cli.tour;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/** The steps about what the platform remembers of its users, and what it grants them a minute. */
final class Records {
    private static final List<String> TRAIL =
            List.of("organization.created", "import.completed", "subscription.created");
    private static final int MORE_THAN_A_MINUTE_GRANTS = 110;
    private static final int FEWEST_GRANTED = 80;
    private static final int TOO_MANY = 429;

    private final Platform platform;

    Records(Platform platform) {
        this.platform = platform;
    }

    void readAuditTrail(Person owner) {
        for (String type : TRAIL) {
            String target = "/audit-log/api/events?limit=5&action=" + type;
            platform.await(
                    () -> platform.gateway().peek(target, owner.token()).expect(200),
                    trail -> trail.items().findAny().isPresent(),
                    "the trail holds no " + type);
            Answer trail = platform.gateway().get(target, owner.token()).expect(200);
            if (trail.items().anyMatch(event -> !event.path("type").asText().equals(type))) {
                throw new StepFailed("filtered by " + type + ", the trail holds other events");
            }
        }
    }

    void readLogins(Person owner) {
        String target = "/analytics/api/metrics/logins?window=day&from=" + LocalDate.now(ZoneOffset.UTC) + "T00:00:00Z";
        platform.await(
                () -> platform.gateway().peek(target, owner.token()).expect(200),
                metric -> sum(metric) >= 1,
                "no login was counted");
        platform.gateway().get(target, owner.token()).expect(200);
    }

    private static double sum(Answer metric) {
        JsonNode points = metric.body().has("items")
                ? metric.body().path("items")
                : metric.body().path("points");
        return StreamSupport.stream(points.spliterator(), false)
                .mapToDouble(point -> point.path("value").asDouble())
                .sum();
    }

    void hitRateLimit(Person person) {
        for (int asked = 1; asked <= MORE_THAN_A_MINUTE_GRANTS; asked++) {
            Answer answer = platform.gateway().peek("/auth/me", person.token());
            if (answer.status() == TOO_MANY) {
                refused(person, asked);
                return;
            }
            answer.expect(200);
        }
        throw new StepFailed(MORE_THAN_A_MINUTE_GRANTS + " requests were all answered");
    }

    /** A few of the minute's hundred went into the steps before. */
    private void refused(Person person, int asked) {
        if (asked <= FEWEST_GRANTED) {
            throw new StepFailed("already request " + asked + " was refused");
        }
        Answer answer = platform.gateway().get("/auth/me", person.token()).expectProblem(TOO_MANY, "rate_limited");
        if (answer.headers().firstValueAsLong("Retry-After").orElse(0) < 1) {
            throw new StepFailed("the refusal does not say when to come again");
        }
    }
}
