package io.truevalue.cli.attack;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** G, the answers: which origins may read them (G9), what they carry and what they keep inside (G14, K1). */
final class AnswerCases {
    private final Stage stage;
    private final Cases cases;
    private final Contact foreign;

    AnswerCases(Stage stage, Cases cases, Contact foreign) {
        this.stage = stage;
        this.cases = cases;
        this.foreign = foreign;
    }

    void add() {
        origins();
        answers();
    }

    private void origins() {
        int port = stage.target().gateway();
        for (String origin : List.of(
                "null",
                "https://localhost:" + port,
                "http://localhost:" + (port + 1),
                "http://localhost:" + port + ".evil.example",
                "http://evil.localhost:" + port,
                "http://localhost.evil.example:" + port,
                "http://LOCALHOST:" + port,
                "https://evil.example",
                "*",
                "")) {
            cases.passed(
                    "G9",
                    "Origin: " + origin,
                    "200, unreadable",
                    () -> readable(stage.get(Stage.CONTACTS, stage.bearer(), "Origin: " + origin)));
        }
        for (String origin : List.of("null", "https://evil.example")) {
            cases.refused(
                    "G9",
                    "preflight from " + origin,
                    "204, unreadable or 403, unreadable",
                    () -> readable(stage.ask(Stage.head(
                            "OPTIONS",
                            Stage.CONTACTS,
                            "Origin: " + origin,
                            "Access-Control-Request-Method: PATCH",
                            "Access-Control-Request-Headers: authorization,x-truevalue-client"))));
        }
        cases.refused(
                "G9",
                "the console's form of a session, from a foreign origin",
                "403 permission_denied",
                () -> stage.ask(Stage.post(
                                "/auth/refresh", "{}", "X-TrueValue-Client: console", "Origin: https://evil.example"))
                        .toString());
        cases.refused(
                "G9",
                "Origin twice",
                "400 ambiguous_request",
                () -> get(Stage.CONTACTS, stage.bearer(), "Origin: null", "Origin: https://evil.example"));
    }

    /** Whether a page of that origin could read the answer. */
    private static String readable(Reply reply) {
        List<String> allowed = reply.all("Access-Control-Allow-Origin");
        if (!allowed.isEmpty() || !reply.all("Access-Control-Allow-Credentials").isEmpty()) {
            return reply + ", readable by " + allowed;
        }
        return reply + (reply.all("Vary").toString().contains("Origin") ? ", unreadable" : ", without Vary: Origin");
    }

    private void answers() {
        String fine = "all there, nothing leaks";
        cases.passed("G14", "a page of contacts", fine, () -> kept(stage.get(Stage.CONTACTS, stage.bearer())));
        cases.passed("G14", "another's contact", fine, () -> kept(stage.get(foreign.path(), stage.bearer())));
        for (Map.Entry<String, String> other : List.of(
                Map.entry("no token", Stage.head("GET", Stage.CONTACTS)),
                Map.entry("a path in two ways", Stage.head("GET", "/crm//api")),
                Map.entry("an unknown method", Stage.head("BREW", "/crm/api")),
                Map.entry("what is not HTTP", "hello\r\n\r\n"),
                Map.entry("a file that is not there", Stage.head("GET", "/assets/missing.js")),
                Map.entry("the console", Stage.head("GET", "/", "Accept: text/html")),
                Map.entry("health", Stage.head("GET", "/health/live")),
                Map.entry("plans", Stage.head("GET", "/billing/api/plans")))) {
            cases.refused("G14", other.getKey(), fine, () -> kept(stage.ask(other.getValue())));
        }
    }

    /** Security headers that every answer carries (K1), and those that none does. */
    private static String kept(Reply reply) {
        for (String there :
                List.of("X-Request-ID", "X-Content-Type-Options", "Referrer-Policy", "Content-Security-Policy")) {
            if (reply.all(there).size() != 1) {
                return reply + " with " + reply.all(there).size() + " " + there;
            }
        }
        if (!reply.header("Content-Security-Policy").contains("frame-ancestors 'none'")) {
            return reply + " may be framed";
        }
        return reply.headerLines().stream()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.matches(
                        "(server|x-powered-by|x-(user|org|session|gateway|service)-.*|x-request-nonce):.*"))
                .findFirst()
                .map(line -> reply + " leaks " + line)
                .orElse("all there, nothing leaks");
    }

    private String get(String path, String... lines) throws IOException {
        return stage.get(path, lines).toString();
    }
}
