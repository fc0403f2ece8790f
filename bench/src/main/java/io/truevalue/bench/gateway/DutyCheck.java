package io.truevalue.bench.gateway;

import io.truevalue.bench.CannotMeasure;
import io.truevalue.bench.Child;
import io.truevalue.signing.Verdict;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Whether a contestant really does its five duties: one that does less is not measured. */
final class DutyCheck {
    static final String TARGET = "/crm/api/contacts?limit=20";

    private static final Duration START_PATIENCE = Duration.ofMinutes(3);
    private static final int LIMIT = 100;
    private static final String BODY = "{\"first_name\":\"Ada\"}";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Contestant contestant;
    private final int port;
    private final Users users;
    private final VerifyingUpstream upstream;

    DutyCheck(Contestant contestant, int port, Users users, VerifyingUpstream upstream) {
        this.contestant = contestant;
        this.port = port;
        this.users = users;
        this.upstream = upstream;
    }

    void awaitReady(Child process) {
        String target = contestant.readyTarget();
        String token = users.token(UUID.randomUUID().toString());
        long until = System.nanoTime() + START_PATIENCE.toNanos();
        while (!(target.isEmpty() ? isAnswered(get(TARGET, token)) : isAnswered(get(target, "")))) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new CannotMeasure(contestant.label() + " does not start: " + process.lastWords());
            }
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
    }

    private boolean isAnswered(HttpRequest.Builder request) {
        try {
            return status(request) == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    void run() throws IOException {
        String user = UUID.randomUUID().toString();
        HttpRequest.Builder post = request(TARGET, users.token(user)).header("Content-Type", "application/json");
        forwardsSigned(get(TARGET, users.token(user)), user);
        forwardsSigned(post.POST(HttpRequest.BodyPublishers.ofString(BODY)), user);
        String token = users.token(UUID.randomUUID().toString());
        String forged = new Users("0123456789-0123456789-0123456789")
                .token(UUID.randomUUID().toString());
        demand(status(get(TARGET, forged)) == 401, "answers a token of another key with other than 401");
        demand(status(get(TARGET, "")) == 401, "answers a request without a token with other than 401");
        for (int i = 1; i <= LIMIT; i++) {
            demand(status(get(TARGET, token)) == 200, "refuses a user's request " + i + " of " + LIMIT);
        }
        demand(status(get(TARGET, token)) == 429, "does not refuse a user's request " + (LIMIT + 1));
    }

    private void forwardsSigned(HttpRequest.Builder request, String user) throws IOException {
        upstream.forget();
        int status = status(request.header("X-Org-Id", "evil").header("X-User-Roles", "owner"));
        demand(status == 200, "answers a good request with " + status);
        VerifyingUpstream.Seen seen = upstream.first();
        if (seen == null) {
            throw new CannotMeasure(contestant.label() + " forwards nothing.");
        }
        ReceivedRequest forwarded = seen.request();
        demand(seen.verdict() instanceof Verdict.Verified, "forwards what does not verify: " + seen.verdict());
        demand(forwarded.valuesOf("X-User-Id").equals(List.of(user)), "does not name the token's user");
        demand(forwarded.valuesOf("X-Org-Id").size() == 1, "does not name the token's organisation once");
        demand(!forwarded.valuesOf("X-Org-Id").contains("evil"), "passes on a client's own X-Org-Id");
        demand(!forwarded.valuesOf("X-User-Roles").contains("owner"), "passes on a client's own X-User-Roles");
        demand(forwarded.valuesOf("X-User-Permissions").toString().contains("contacts:read"), "names no permission");
    }

    private void demand(boolean holds, String fault) {
        if (!holds) {
            throw new CannotMeasure(contestant.label() + " does not do its duties: it " + fault + ".");
        }
    }

    private HttpRequest.Builder get(String target, String token) {
        return request(target, token).GET();
    }

    private HttpRequest.Builder request(String target, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
                .timeout(Duration.ofSeconds(30));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private int status(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("Interrupted.", e);
        }
    }
}
