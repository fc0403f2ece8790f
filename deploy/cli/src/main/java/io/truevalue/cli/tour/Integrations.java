package io.truevalue.cli.tour;

import io.truevalue.signing.BodyHash;
import io.truevalue.signing.RequestSignature;
import io.truevalue.signing.RequestSigner;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The step about a caller that is no person. */
final class Integrations {
    private static final String CONTACTS = "/crm/api/contacts?limit=1";

    private final Platform platform;

    Integrations(Platform platform) {
        this.platform = platform;
    }

    void callSigned(Person admin) {
        Answer created = platform.gateway()
                .post(
                        "/auth/integrations",
                        admin.token(),
                        Map.of("name", "Nightly export", "permissions", List.of("contacts:read")))
                .expect(201);
        RequestSigner signer = RequestSigner.forCaller(
                created.text("id"), HexFormat.of().parseHex(created.text("secret")), "gateway", Clock.systemUTC());
        RequestSignature signature = signer.sign("GET", CONTACTS, BodyHash.EMPTY, List.of());
        Map<String, String> headers = Map.of(
                "X-Service-Name", signer.caller(),
                "X-Request-Nonce", signature.nonce(),
                "X-Service-Timestamp", signature.timestamp(),
                "X-Service-Signature", signature.signature());
        platform.gateway().getSigned(CONTACTS, headers).expect(200);
        platform.gateway().getSigned(CONTACTS, headers).expectProblem(401, "signature_replayed");
    }
}
