package io.truevalue.cli.tour;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The step about a refresh token that many tabs use at once. */
final class Races {
    private static final int AT_ONCE = 64;

    private final Platform platform;

    Races(Platform platform) {
        this.platform = platform;
    }

    void refresh(Person person) {
        Callable<Answer> refresh =
                () -> platform.gateway().send("/auth/refresh", Map.of("refresh_token", person.refreshToken()));
        Set<String> successors = new HashSet<>();
        Set<Integer> statuses = new HashSet<>();
        List<Answer> answers = atOnce(refresh);
        for (Answer answer : answers) {
            statuses.add(answer.status());
            successors.add(answer.body().path("refresh_token").asText());
        }
        platform.tell(AT_ONCE + " times POST /auth/refresh with one token: " + statuses + ", " + successors.size()
                + " successor");
        if (!statuses.equals(Set.of(200)) || successors.size() != 1) {
            throw new StepFailed("expected 200 each time and one successor");
        }
        person.logIn(answers.getFirst().text("access_token"), answers.getFirst().text("refresh_token"));
        platform.gateway().get("/auth/me", person.token()).expect(200);
    }

    private static List<Answer> atOnce(Callable<Answer> call) {
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer>> calls = java.util.Collections.nCopies(AT_ONCE, call);
            for (Future<Answer> each : threads.invokeAll(calls)) {
                answers.add(each.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new StepFailed("a refresh failed: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailed("interrupted");
        }
    }
}
