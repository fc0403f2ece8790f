package io.truevalue.cli.attack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** G13: calls to a service's own port, past the gate. Each reaches the service, which must refuse it. */
final class DirectCases {
    private static final String MISSING = "401 signature_missing";
    private static final String INVALID = "401 signature_invalid";

    private final Stage stage;
    private final Cases cases;
    private final ServicePort port;

    DirectCases(Stage stage, Cases cases, ServicePort port) {
        this.stage = stage;
        this.cases = cases;
        this.port = port;
    }

    void add() throws IOException {
        direct("signed as the gate signs", "200", SignedCall::wire);
        direct("a service's port, unsigned", MISSING, call -> Stage.head("GET", Stage.CONTACTS));
        direct("with a token instead", MISSING, call -> Stage.head("GET", Stage.CONTACTS, stage.bearer()));
        direct("unsigned, a path that is not served", MISSING, call -> Stage.head("GET", "/crm/api/nothing"));
        direct("unsigned, /internal", MISSING, call -> Stage.head("GET", "/internal/contacts"));
        direct(
                "signed for another service",
                INVALID,
                call -> call.addressedTo("org-service").wire());
        direct(
                "signed by a secret of one's own",
                INVALID,
                call -> call.by("5eed".repeat(16)).wire());
        direct(
                "signed by the token secret",
                INVALID,
                call -> call.by(stage.mint().secret()).wire());
        String org = stage.secret("TRUEVALUE_SERVICE_SECRET_ORG");
        direct(
                "signed by another service as the gate",
                INVALID,
                call -> call.by(org).wire());
        direct("signed by another service as itself, a user's route", "403 caller_not_allowed", call -> {
            List<Map.Entry<String, String>> named = new ArrayList<>(call.headers());
            named.add(Map.entry("X-Service-Name", "org-service"));
            return call.by(org).with(named).wireOfService();
        });
        direct("signed by one service in another's name", INVALID, call -> {
            List<Map.Entry<String, String>> named = new ArrayList<>(call.headers());
            named.add(Map.entry("X-Service-Name", "auth-service"));
            return call.by(org).with(named).wireOfService();
        });
        cases.refused("G13", "/health, unsigned", "200", () -> port.answer(Stage.head("GET", "/health/live")));
        direct(
                "/prometheus on a service's port, signed",
                "404 not_found",
                call -> call.with("GET", "/prometheus", "").wire());
    }

    private void direct(String sent, String expected, Function<SignedCall, String> wire) {
        cases.passed("G13", sent, expected, () -> port.answer(wire.apply(port.call())));
    }
}
