package io.truevalue.cli.http;

import io.truevalue.attack.api.Operation;
import io.truevalue.cli.attack.Reply;
import io.truevalue.cli.http.Client.Payload;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the documents do not tell of must not be served: other methods of each path, and paths that somebody may guess. */
final class Undocumented {
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND");
    private static final List<String> SERVICES =
            List.of("auth", "org", "permission", "billing", "crm", "audit-log", "analytics", "notification");
    private static final List<String> GUESSES = List.of(
            "/%s/internal/plan",
            "/%s/internal/grants",
            "/%s/internal/memberships",
            "/%s/internal/users/bulk",
            "/%s/internal/revocations",
            "/%s/internal/organizations",
            "/%s/internal/messages",
            "/%s/internal/policies",
            "/%s/api",
            "/%s/api/",
            "/%s/api/admin",
            "/%s/api/users",
            "/%s/api/v1/contacts",
            "/%s/health/ready",
            "/%s/env",
            "/%s/beans",
            "/%s/heapdump",
            "/%s/loggers",
            "/%s/routes",
            "/%s/threaddump",
            "/%s/metrics",
            "/%s/prometheus",
            "/%s/swagger",
            "/%s/openapi.json",
            "/%s/../internal/plan",
            "/%s/%%2e%%2e/internal/plan");
    private static final List<String> AT_THE_ROOT = List.of(
            "/internal/plan",
            "/internal/grants",
            "/internal/revocations",
            "/env",
            "/beans",
            "/heapdump",
            "/loggers",
            "/routes",
            "/threaddump",
            "/prometheus",
            "/metrics",
            "/actuator",
            "/graphql",
            "/admin",
            "/.env",
            "/.git/config");

    private final Client client;
    private final Cast cast;
    private final Targets targets;
    private final Verdicts verdicts;

    Undocumented(Client client, Cast cast, Targets targets, Verdicts verdicts) {
        this.client = client;
        this.cast = cast;
        this.targets = targets;
        this.verdicts = verdicts;
    }

    void play(List<Operation> operations) throws IOException {
        Map<String, Set<String>> documented = new TreeMap<>();
        Map<String, Operation> samples = new TreeMap<>();
        for (Operation operation : operations) {
            documented.computeIfAbsent(operation.path(), any -> new TreeSet<>()).add(operation.method());
            samples.put(operation.path(), operation);
        }
        documented.forEach((path, methods) -> {
            if (methods.contains("GET")) {
                methods.add("HEAD");
            }
        });
        for (Map.Entry<String, Set<String>> path : documented.entrySet()) {
            String target = targets.victims(java.util.Objects.requireNonNull(samples.get(path.getKey())));
            for (String method : METHODS) {
                if (!path.getValue().contains(method)) {
                    refused(method, target, cast.victimToken());
                }
            }
        }
        verdicts.row("every other method of " + documented.size() + " paths, as the victim's own admin");
        for (String guess : GUESSES) {
            for (String service : SERVICES) {
                refused("GET", guess.formatted(service), cast.victimToken());
                refused("POST", guess.formatted(service), cast.victimToken());
            }
        }
        for (String guess : AT_THE_ROOT) {
            Reply reply = client.get(guess, cast.victimToken());
            // Whatever is no route of the API's is a page of the console's, and that alone.
            boolean served = reply.status() == 200 && !reply.body().contains("<html");
            if (served || reply.status() >= 500) {
                verdicts.wrong("GET " + guess + " is served: " + reply);
            }
        }
        verdicts.row("guessed paths, internal and of the framework");
    }

    private void refused(String method, String target, String token) throws IOException {
        Payload body = method.matches("POST|PUT|PATCH") ? new Payload("application/json", "{}") : Payload.NONE;
        Reply reply = method.equals("OPTIONS")
                ? client.send(method, target, token, body, "Origin: https://attack.example")
                : client.send(method, target, token, body);
        boolean refused = reply.status() >= 400 && reply.status() < 502 && reply.status() != 500;
        if (!refused) {
            verdicts.wrong(method + " " + target + " is not documented and is answered " + reply.status());
        }
    }
}
