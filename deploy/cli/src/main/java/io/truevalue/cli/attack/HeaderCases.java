package io.truevalue.cli.attack;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** G, the headers on the way in: the tenant's are the token's, however others are spelled. */
final class HeaderCases {
    private static final String AMBIGUOUS = "400 ambiguous_request";

    private final Stage stage;
    private final Cases cases;
    private final Contact own;
    private final Contact foreign;

    HeaderCases(Stage stage, Cases cases, Contact own, Contact foreign) {
        this.stage = stage;
        this.cases = cases;
        this.own = own;
        this.foreign = foreign;
    }

    void add() {
        tenantHeaders();
        spellings();
        hopByHop();
        overrides();
        requestIds();
        addresses();
    }

    private void tenantHeaders() {
        String theirs = "X-Org-Id: " + foreign.organizationId();
        cases.passed("G1", "own contact, " + theirs, "200", () -> get(own.path(), stage.bearer(), theirs));
        cases.passed(
                "G1",
                "another's contact, " + theirs,
                "404 not_found",
                () -> get(foreign.path(), stage.bearer(), theirs));
        cases.passed("G1", "another's contact, without it", "404 not_found", () -> get(foreign.path(), stage.bearer()));
        cases.refused("G1", "/auth/me, X-User-Id and X-User-Email of somebody else", "200 as oneself", () -> {
            String body = stage.get(
                            "/auth/me",
                            Stage.bearer(stage.sarah().token()),
                            "X-User-Id: 018f2f6e-2222-7000-8000-00000000000b",
                            "X-User-Email: " + stage.mallory().email())
                    .body();
            return body.contains(stage.sarah().email()) ? "200 as oneself" : "200 as somebody else";
        });
        cases.passed(
                "G1",
                "X-User-Permissions: contacts:read, and a token that holds none",
                "403 permission_denied",
                () -> get(
                        Stage.CONTACTS,
                        Stage.bearer(stage.mint().with("permissions", "[]")),
                        "X-User-Permissions: contacts:read",
                        "X-User-Roles: admin"));
        cases.passed(
                "G1",
                "signature, timestamp, nonce and name of one's own",
                "200",
                () -> get(
                        Stage.CONTACTS,
                        stage.bearer(),
                        "X-Gateway-Signature: v1=" + "0".repeat(64),
                        "X-Gateway-Timestamp: 1",
                        "X-Request-Nonce: 00",
                        "X-Session-Id: evil",
                        "X-Service-Name: auth-service"));
        cases.refused(
                "G1",
                "a token and an integration's signature",
                "401 signature_malformed",
                () -> get(
                        Stage.CONTACTS,
                        stage.bearer(),
                        "X-Service-Name: int_1",
                        "X-Service-Timestamp: 1",
                        "X-Service-Signature: v1=00"));
        cases.refused(
                "G1",
                "an integration's signature that nobody gave",
                "401 signature_invalid or 401 signature_missing",
                () -> get(
                        Stage.CONTACTS,
                        "X-Service-Name: int_1",
                        "X-Service-Timestamp: 1",
                        "X-Service-Signature: v1=00"));
    }

    private void spellings() {
        String theirs = foreign.organizationId();
        for (String line : List.of(
                "X_Org_Id: " + theirs,
                "X-Org_Id: " + theirs,
                "x_user_id: evil",
                "X_User_Permissions: *",
                "X_Gateway_Signature: v1=0",
                "X_Request_Nonce: 1",
                "X-Org-Id : " + theirs,
                "X-Org-Id\t: " + theirs,
                "X-Org-Id\u00a0: " + theirs,
                " X-Org-Id: " + theirs,
                "X-Org-Id: " + theirs + "\r\nX-Org-Id: " + theirs,
                "X-Org-Id: " + theirs + "\r\nx-oRG-iD: " + theirs,
                "X-User-Id: a\r\nX-User-Id: b",
                "X-Gateway-Signature: a\r\nX-Gateway-Signature: b",
                "X-Org-Id: a\u0000b",
                "X-Org-Id: a\rX-User-Id: b",
                "X-Org\u0000-Id: " + theirs)) {
            cases.refused("G2", line, "400", () -> get(foreign.path(), line, stage.bearer()));
        }
        for (String line : List.of("x-org-id: " + theirs, "X-ORG-ID: " + theirs, "X-Org-Id:\t" + theirs + "\t")) {
            cases.passed("G2", line, "404 not_found", () -> get(foreign.path(), stage.bearer(), line));
        }
        for (String line : List.of(
                "X-Org-Id: a\r\n " + theirs, "X-Fine: a\r\n X-Org-Id: " + theirs, "X-Fine: a\r\n\tX-Org-Id: b")) {
            cases.add(
                    "G2",
                    "folded: " + line,
                    "400 or 404 not_found",
                    Case.Reaching.atMost(1),
                    () -> get(foreign.path(), stage.bearer(), line));
        }
        cases.refused(
                "G2", "Authorization twice", AMBIGUOUS, () -> get(Stage.CONTACTS, stage.bearer(), stage.bearer()));
    }

    private void hopByHop() {
        for (String named : List.of(
                "X-Org-Id",
                "keep-alive, x-user-permissions",
                "X-Gateway-Signature",
                "X-Request-Nonce",
                "Authorization",
                "x_org_id",
                "close, Host",
                "Content-Length")) {
            cases.refused(
                    "G3",
                    "Connection: " + named,
                    AMBIGUOUS,
                    () -> get(Stage.CONTACTS, stage.bearer(), "Connection: " + named));
        }
        cases.passed(
                "G3",
                "Connection: X-Mine, and what is hop-by-hop",
                "200",
                () -> get(
                        Stage.CONTACTS,
                        stage.bearer(),
                        "Connection: keep-alive, X-Mine",
                        "X-Mine: 1",
                        "TE: trailers",
                        "Keep-Alive: timeout=5",
                        "Proxy-Authorization: Basic x"));
    }

    private void overrides() {
        for (String header : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
            cases.add("G6", header + ": DELETE on a read", "200, still there", Case.Reaching.exactly(2), () -> {
                Reply first = stage.get(own.path(), stage.bearer(), header + ": DELETE");
                return first + (stage.get(own.path(), stage.bearer()).status() == 200 ? ", still there" : ", gone");
            });
        }
        for (String line : List.of(
                "X-Original-URL: " + foreign.path(),
                "X-Rewrite-URL: /crm/internal/contacts",
                "X-Forwarded-Prefix: /internal",
                "X-Forwarded-Host: evil.example",
                "Forwarded: for=1.2.3.4;host=evil")) {
            cases.passed("G6", line, "200", () -> get(own.path(), stage.bearer(), line));
        }
        cases.passed(
                "G6", "?_method=DELETE on a read", "200", () -> get(own.path() + "?_method=DELETE", stage.bearer()));
    }

    private void requestIds() {
        cases.passed("G10", "X-Request-ID: my.id-1_2", "200, kept", () -> requestId("my.id-1_2"));
        for (Map.Entry<String, String> odd : List.of(
                Map.entry("with a space", "a b"),
                Map.entry("of 10 kB", "x".repeat(10_000)),
                Map.entry("not in ASCII", "caf\u00e9"),
                Map.entry("with quotes", "a\"b{}"))) {
            cases.passed("G10", "X-Request-ID " + odd.getKey(), "200, replaced", () -> requestId(odd.getValue()));
        }
        for (String odd : List.of("a\rX: b", "a\r\nX-Request-ID: b", "a\u0000b")) {
            cases.refused(
                    "G10",
                    "X-Request-ID: " + odd,
                    "400",
                    () -> get(Stage.CONTACTS, stage.bearer(), "X-Request-ID: " + odd));
        }
    }

    private String requestId(String id) throws IOException {
        Reply reply = stage.get(Stage.CONTACTS, stage.bearer(), "X-Request-ID: " + id);
        String answered = reply.header("X-Request-ID");
        return reply
                + (answered.equals(id) ? ", kept" : answered.matches("[0-9a-f-]{36}") ? ", replaced" : ", " + answered);
    }

    /** The address that a login came from stands in the list of one's sessions. */
    private void addresses() {
        cases.refused("G11", "a login with X-Forwarded-For and friends", "200, the socket's address", () -> {
            Person mallory = stage.mallory();
            String body = "{\"email\":\"" + mallory.email() + "\",\"password\":\"" + mallory.password() + "\"}";
            Reply login = stage.ask(Stage.post(
                    "/auth/login",
                    body,
                    "Content-Type: application/json",
                    "X-Forwarded-For: 203.0.113.9",
                    "Forwarded: for=203.0.113.9",
                    "X-Real-IP: 203.0.113.9",
                    "X-User-Ip: 203.0.113.9"));
            Reply sessions = stage.get("/auth/sessions", Stage.bearer(mallory.token()));
            boolean isSockets = sessions.body().contains(stage.address())
                    && !sessions.body().contains("203.0.113.9");
            return login.status() == 200 && sessions.status() == 200
                    ? "200, " + (isSockets ? "the socket's address" : "another address")
                    : login + ", " + sessions;
        });
    }

    private String get(String path, String... lines) throws IOException {
        return stage.get(path, lines).toString();
    }
}
