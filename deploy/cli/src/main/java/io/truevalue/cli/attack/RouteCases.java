package io.truevalue.cli.attack;

import io.truevalue.cli.attack.Case.Reaching;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.List;
import java.util.Optional;

/** G, the routes: what is authorised is what is signed and forwarded, and what is inside stays inside. */
final class RouteCases {
    private static final List<String> INSIDES = List.of(
            "/env",
            "/beans",
            "/heapdump",
            "/loggers",
            "/routes",
            "/threaddump",
            "/prometheus",
            "/metrics",
            "/refresh",
            "/stop",
            "/info",
            "/health",
            "/actuator/env",
            "/internal",
            "/internal/revocations?after=0");

    private final Stage stage;
    private final Cases cases;

    RouteCases(Stage stage, Cases cases) {
        this.stage = stage;
        this.cases = cases;
    }

    void add() throws IOException {
        organizations();
        paths();
        methods();
        hosts();
        insides();
        cases.elsewhere("G15", "a token of an organisation that was deleted", "RevocationEventsIT of the gateway");
    }

    private void organizations() {
        String sarah = Stage.bearer(stage.sarah().token());
        String theirs = "/org/api/organizations/" + stage.mallory().organization();
        cases.refused("G4", "another organisation in the path", "404 not_found", () -> get(theirs, sarah));
        cases.refused("G4", "its members", "404 not_found", () -> get(theirs + "/members", sarah));
        cases.passed(
                "G4",
                "org_id in the body",
                "400 unknown_field",
                () -> stage.ask(Stage.json(
                                "/crm/api/contacts",
                                "{\"last_name\":\"X\",\"org_id\":\"018f2f6e-2222-7000-8000-00000000000b\"}",
                                stage.bearer()))
                        .toString());
        cases.add(
                "G4",
                "org_id in the query",
                "200 or 400",
                Reaching.exactly(1),
                () -> get(Stage.CONTACTS + "&org_id=018f2f6e-2222-7000-8000-00000000000b", stage.bearer()));
    }

    private void paths() {
        for (String path : List.of(
                "/crm/..;/internal",
                "/crm/public/..;/admin",
                "/crm/api//contacts",
                "//crm/api/contacts",
                "/crm/%2e%2e/org/api",
                "/crm/%2E/api",
                "/crm/api/%2F..%2Finternal",
                "/crm/api%2fcontacts",
                "/crm/api;x=1/contacts",
                "/crm/api/contacts;x=1",
                "/crm/../internal/revocations",
                "/crm/./api",
                "/crm/..",
                "/crm/%252e%252e/internal",
                "/crm/api%255ccontacts",
                "/crm/a%5cb",
                "/crm\\api\\contacts",
                "/crm/%00",
                "/crm/api/contacts%00.json",
                "/crm/%c0%ae%c0%ae/internal",
                "/crm/%e0%80%af",
                "/crm/%ff",
                "/crm/%",
                "/crm/%2",
                "/crm/%zz",
                "/crm/%u002e",
                "/crm/\u00e9",
                "/crm/%0d%0aX-Org-Id:%20x",
                "/crm/a#b",
                "/crm/a?b#c",
                "/crm/a?\u00e9",
                "/crm/%3bx",
                "/crm/a<b>",
                "/crm/%7f",
                "/%63rm%2fapi",
                "*",
                "crm/api/contacts",
                "http://localhost/crm/api/contacts",
                "http://evil.example/crm/api/contacts",
                "/crm/a b")) {
            cases.refused("G5", "GET " + path, "400", () -> get(path, stage.bearer()));
        }
        for (String path : List.of("/CRM/api/contacts", "/Crm/api/contacts", "/crm%61/api", "/%63rm/api/contacts")) {
            cases.add("G5", "GET " + path, "404 or 400", Reaching.atMost(0), () -> get(path, stage.bearer()));
        }
        for (String path : List.of(
                "/crm/API/contacts",
                "/crm/api/contacts/",
                "/crm/api/%63ontacts",
                "/crm/api/no-such-thing",
                "/crm/internal/contacts",
                "/crm/api/a...b",
                "/crm/.well-known")) {
            cases.passed("G5", "GET " + path, "404 not_found or 200", () -> get(path, stage.bearer()));
        }
    }

    private void methods() {
        for (String method : List.of("TRACE", "CONNECT")) {
            cases.refused("G7", method, "405", () -> ask(Stage.head(method, Stage.CONTACTS, stage.bearer())));
        }
        cases.refused(
                "G7", "CONNECT localhost:22", "405", () -> ask(Stage.head("CONNECT", "localhost:22", stage.bearer())));
        for (String method : List.of("BREW", "get", "GETX", "PROPFIND", "X", "DEBUG", "TRACK")) {
            cases.refused("G7", method, "501", () -> ask(Stage.head(method, Stage.CONTACTS, stage.bearer())));
        }
        cases.passed(
                "G7",
                "PUT where none is served",
                "405 or 404",
                () -> ask(Stage.head("PUT", "/crm/api/contacts", stage.bearer(), "Content-Length: 0")));
    }

    private void hosts() {
        for (String hosts : List.of(
                "",
                "Host: localhost\r\nHost: localhost\r\n",
                "Host: localhost\r\nHost: evil.example\r\n",
                "Host: evil.example\r\n",
                "Host: \r\n",
                "Host: localhost, evil.example\r\n",
                "Host: crm-service:8007\r\n",
                "Host: localhost.evil.example\r\n",
                "Host: localhost:80@evil.example\r\n",
                "Host: localhost:abc\r\n",
                "Host: 169.254.169.254\r\n",
                "Host : localhost\r\n")) {
            String words = hosts.isEmpty() ? "no Host" : hosts.strip();
            cases.refused(
                    "G8",
                    words,
                    "400",
                    () -> ask("GET " + Stage.CONTACTS + " HTTP/1.1\r\n" + hosts + stage.bearer() + "\r\n\r\n"));
        }
        cases.refused(
                "G8",
                "HTTP/1.0 without Host",
                "400",
                () -> ask("GET " + Stage.CONTACTS + " HTTP/1.0\r\n" + stage.bearer() + "\r\n\r\n"));
        cases.refused(
                "G8",
                "another Host for an address that is whole",
                "400",
                () -> ask("GET http://localhost" + Stage.CONTACTS + " HTTP/1.1\r\nHost: evil.example\r\n"
                        + stage.bearer() + "\r\n\r\n"));
    }

    private void insides() throws IOException {
        for (String path : INSIDES) {
            cases.refused("G12", "GET " + path, "404 not_found", () -> get(path, stage.bearer(), "Accept: */*"));
        }
        for (String path : List.of("/crm/internal", "/crm/prometheus", "/crm/env", "/crm/beans", "/crm/health/ready")) {
            cases.passed("G12", "GET " + path, "404 not_found", () -> get(path, stage.bearer()));
        }
        Optional<InetAddress> outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(each -> !each.isLoopbackAddress() && !each.isLinkLocalAddress())
                .findFirst();
        if (outside.isPresent()) {
            door(
                    "the gate's management port from outside",
                    outside.get(),
                    stage.target().gatewayManagement());
            door(
                    "a service's management port from outside",
                    outside.get(),
                    stage.target().crmManagement());
            door("a service's port from outside", outside.get(), stage.target().crm());
        } else {
            cases.elsewhere("G12", "the management ports from outside", "this machine has no address but loopback");
        }
    }

    private void door(String sent, InetAddress outside, int port) {
        cases.refused("G12", sent, "closed", () -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(outside, port), 2_000);
                socket.setSoTimeout(2_000);
                socket.getOutputStream()
                        .write("GET /prometheus HTTP/1.0\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                return socket.getInputStream().read() < 0 ? "closed" : "answered";
            } catch (IOException refused) {
                return "closed";
            }
        });
    }

    private String get(String path, String... lines) throws IOException {
        return stage.get(path, lines).toString();
    }

    private String ask(String request) throws IOException {
        return stage.ask(request).toString();
    }
}
