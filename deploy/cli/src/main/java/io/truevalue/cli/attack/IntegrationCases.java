package io.truevalue.cli.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.cli.attack.Case.Reaching;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** S at the gate: calls that an integration signs, captured or forged. None but a good one reaches the service. */
final class IntegrationCases {
    private static final String MALFORMED = "401 signature_malformed";
    private static final String INVALID = "401 signature_invalid";
    private static final String EXPIRED = "401 signature_expired";
    private static final String REPLAYED = "401 signature_replayed";

    private final Stage stage;
    private final Cases cases;
    private final String id;
    private final String secret;

    /** Makes an integration that may read contacts. */
    IntegrationCases(Stage stage, Cases cases) throws IOException {
        this.stage = stage;
        this.cases = cases;
        Reply made = stage.ask(Stage.json(
                "/auth/integrations",
                "{\"name\":\"attack\",\"permissions\":[\"contacts:read\"]}",
                Stage.bearer(stage.sarah().token())));
        if (made.status() != 201) {
            throw new IOException("an integration is not made: " + made);
        }
        JsonNode integration = new ObjectMapper().readTree(made.body());
        this.id = integration.path("id").asText();
        this.secret = integration.path("secret").asText();
    }

    void add() {
        passed("a good call", "200", SignedCall::wireOfService);
        // Not as old: what was stamped before the gate's start is expired, and it may have started just now.
        passed("295 s early", "200", call -> call.stamped(295).wireOfService());
        passed(
                "a write, with the permission to read alone",
                "403 permission_denied",
                call -> call.with("POST", "/crm/api/contacts", "{\"last_name\":\"X\"}")
                        .wireOfService());
        refused("301 s old", EXPIRED, call -> call.stamped(-302).wireOfService());
        refused("301 s early", EXPIRED, call -> call.stamped(302).wireOfService());
        refused(
                "by a secret of one's own",
                INVALID,
                call -> call.by("5eed".repeat(16)).wireOfService());
        refused(
                "in the name of one that was never made",
                INVALID,
                call -> call.with(named("int_" + UUID.randomUUID())).wireOfService());
        refused(
                "in the name of a service",
                INVALID,
                call -> call.with(named("auth-service")).wireOfService());
        refused(
                "addressed to the service",
                INVALID,
                call -> call.addressedTo("crm-service").wireOfService());
        refused("a tenant header that was not signed", INVALID, call -> more(call, "X-Org-Id: " + UUID.randomUUID()));
        refused("a token beside it", MALFORMED, call -> more(call, stage.bearer()));
        refused(
                "the gate's kind of signature beside it",
                MALFORMED,
                call -> more(call, "X-Gateway-Signature: " + call.signature()));
        refused(
                "signature in capitals",
                MALFORMED,
                call -> call.wireOfService()
                        .replace(
                                call.signature(),
                                "v1=" + call.signature().substring(3).toUpperCase(Locale.ROOT)));
        refused(
                "signature cut short",
                MALFORMED,
                call -> call.wireOfService()
                        .replace(call.signature(), call.signature().substring(0, 60)));
        refused(
                "without its nonce",
                "401 signature_missing",
                call -> call.wireOfService().replace("X-Request-Nonce: " + call.nonce() + "\r\n", ""));
        replayed("as it was", REPLAYED, SignedCall::wireOfService);
        replayed("another path", INVALID, call -> call.wireOfService().replace(Stage.CONTACTS, Stage.HIDDEN));
        replayed("another method", INVALID, call -> call.wireOfService().replace("GET ", "DELETE "));
    }

    private List<Map.Entry<String, String>> named(String name) {
        return List.of(Map.entry("X-Service-Name", name));
    }

    private SignedCall call() {
        return SignedCall.of(secret, "GET", Stage.CONTACTS, named(id)).addressedTo("gateway");
    }

    private static String more(SignedCall call, String line) {
        return call.wireOfService().replaceFirst("\r\n", "\r\n" + line + "\r\n");
    }

    private void passed(String sent, String expected, Function<SignedCall, String> wire) {
        cases.passed("S1", "an integration: " + sent, expected, () -> answer(wire.apply(call())));
    }

    private void refused(String sent, String expected, Function<SignedCall, String> wire) {
        cases.refused("S1", "an integration: " + sent, expected, () -> answer(wire.apply(call())));
    }

    private void replayed(String sent, String expected, Function<SignedCall, String> second) {
        cases.add("S1", "an integration's call, captured: " + sent, expected, Reaching.exactly(1), () -> {
            SignedCall captured = call();
            String first = answer(captured.wireOfService());
            return first.equals("200") ? answer(second.apply(captured)) : "at first " + first;
        });
    }

    private String answer(String wire) throws IOException {
        return stage.ask(wire).toString();
    }
}
