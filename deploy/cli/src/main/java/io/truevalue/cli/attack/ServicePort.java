package io.truevalue.cli.attack;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A service's own port, past the gate, and requests to it that are signed as the gate signs. */
final class ServicePort {
    private final Stage stage;
    private final String secret;
    private final String organization;

    ServicePort(Stage stage) throws IOException {
        this.stage = stage;
        this.secret = stage.secret("TRUEVALUE_GATEWAY_SECRET");
        this.organization = stage.claim("org_id");
    }

    String organization() {
        return organization;
    }

    List<Map.Entry<String, String>> headers(String roles, String permissions) {
        return List.of(
                Map.entry("X-Request-ID", UUID.randomUUID().toString()),
                Map.entry("X-User-Id", UUID.randomUUID().toString()),
                Map.entry("X-Org-Id", organization),
                Map.entry("X-User-Roles", roles),
                Map.entry("X-User-Permissions", permissions));
    }

    SignedCall call() {
        return SignedCall.of(secret, "GET", Stage.CONTACTS, headers("admin", "contacts:read,contacts:write"));
    }

    String answer(String wire) throws IOException {
        try (RawHttp http = new RawHttp("127.0.0.1", stage.target().crm())) {
            return http.send(wire).reply().toString();
        }
    }
}
