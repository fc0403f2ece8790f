package io.truevalue.cli.tour;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The steps about what the platform remembers of its users, and what it grants them a minute. */
final class Records {
    private static final Set<String> TRAIL = Set.of("organization.created", "import.completed", "subscription.created");
    private static final int MORE_THAN_A_MINUTE_GRANTS = 110;
    private static final int FEWEST_GRANTED = 80;
    private static final int TOO_MANY = 429;

    private final Platform platform;

    Records(Platform platform) {
        this.platform = platform;
    }

    void readAuditTrail(Person owner) {
        platform.await(
                () -> platform.gateway()
                        .peek("/audit-log/api/events?limit=200", owner.token())
                        .expect(200),
                trail -> types(trail).containsAll(TRAIL),
                "the trail does not hold " + TRAIL);
        Answer trail = platform.gateway()
                .get("/audit-log/api/events?action=import.completed", owner.token())
                .expect(200);
        if (!types(trail).equals(Set.of("import.completed"))) {
            throw new StepFailed("filtered by import.completed, the trail holds " + types(trail));
        }
    }

    private static Set<String> types(Answer trail) {
        return trail.items().map(event -> event.path("type").asText()).collect(Collectors.toSet());
    }

    void readLogins(Person owner) {
        String target = "/analytics/api/metrics/logins?window=day";
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
