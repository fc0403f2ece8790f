package io.truevalue.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestVerifierTest {
    private static final byte[] SECRET = HexFormat.of().parseHex("5ec2e7".repeat(11));
    private static final byte[] OLD_SECRET = HexFormat.of().parseHex("01d5ec2e70".repeat(7));
    private static final byte[] OTHER_SECRET = HexFormat.of().parseHex("07be52".repeat(11));
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final BodyHash BODY = BodyHash.of("{}".getBytes(StandardCharsets.UTF_8));

    private Instant now = START.plusSeconds(600);
    private final ReplayMemory memory = new ReplayMemory(3, Duration.ofSeconds(30), START);
    private final RequestVerifier verifier = new RequestVerifier("crm-service", this::keys, memory, () -> now);

    private List<SigningKey> keys(Hop hop, String caller) {
        return switch (caller) {
            case "gateway" ->
                List.of(SigningKey.derive(SECRET, "crm-service"), SigningKey.derive(OLD_SECRET, "crm-service"));
            case "org-service" ->
                hop == Hop.SERVICE ? List.of(SigningKey.derive(OTHER_SECRET, "crm-service")) : List.of();
            default -> List.of();
        };
    }

    private RequestSigner gateway() {
        return RequestSigner.forGateway(SECRET, "crm-service", () -> now);
    }

    private static List<Map.Entry<String, String>> tenant() {
        return new ArrayList<>(List.of(
                Map.entry("X-Request-ID", "r-1"),
                Map.entry("Accept", "*/*"),
                Map.entry("X-User-Roles", "admin,na\u00efve"),
                Map.entry("X-Org-Id", "018f2f6e-1111-7000-8000-00000000000a")));
    }

    private static List<Map.Entry<String, String>> signed(RequestSigner signer) {
        List<Map.Entry<String, String>> headers = tenant();
        RequestSignature signature = signer.sign("POST", "/crm/api/contacts?a=1", BODY, headers);
        headers.add(Map.entry("X-Request-Nonce", signature.nonce()));
        if (signer.hop() == Hop.SERVICE) {
            headers.add(Map.entry("X-Service-Name", signer.caller()));
        }
        headers.add(Map.entry(signer.hop().timestampHeader(), signature.timestamp()));
        headers.add(Map.entry(signer.hop().signatureHeader(), signature.signature()));
        return headers;
    }

    private String codeOf(List<Map.Entry<String, String>> headers) {
        return codeOf("POST", "/crm/api/contacts?a=1", BODY, headers);
    }

    private String codeOf(String method, String target, BodyHash body, List<Map.Entry<String, String>> headers) {
        return switch (verifier.verify(method, target, body, headers)) {
            case Verdict.Verified verified -> verified.hop() + " " + verified.caller();
            case Verdict.Refused refused -> refused.refusal().code();
        };
    }

    private static List<Map.Entry<String, String>> with(
            List<Map.Entry<String, String>> headers, String name, String value) {
        List<Map.Entry<String, String>> changed = new ArrayList<>(headers);
        changed.removeIf(header -> header.getKey().equalsIgnoreCase(name));
        changed.add(Map.entry(name, value));
        return changed;
    }

    private static List<Map.Entry<String, String>> without(List<Map.Entry<String, String>> headers, String name) {
        List<Map.Entry<String, String>> changed = new ArrayList<>(headers);
        changed.removeIf(header -> header.getKey().equalsIgnoreCase(name));
        return changed;
    }

    private static String valueOf(List<Map.Entry<String, String>> headers, String name) {
        return headers.stream()
                .filter(header -> header.getKey().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    @Test
    void acceptsEachHop() {
        assertThat(codeOf(signed(gateway()))).isEqualTo("GATEWAY gateway");
        assertThat(codeOf(signed(RequestSigner.forCaller("org-service", OTHER_SECRET, "crm-service", () -> now))))
                .isEqualTo("SERVICE org-service");
        assertThat(codeOf(signed(RequestSigner.forCaller("gateway", SECRET, "crm-service", () -> now))))
                .isEqualTo("SERVICE gateway");
    }

    @Test
    void aReplayIsRefused() {
        List<Map.Entry<String, String>> captured = signed(gateway());
        assertThat(codeOf(captured)).isEqualTo("GATEWAY gateway");
        assertThat(codeOf(captured)).isEqualTo("signature_replayed");
    }

    @Test
    void aSecondSignatureOfARotatingPairIsTheSameReplay() {
        List<Map.Entry<String, String>> captured = signed(gateway());
        String signature = valueOf(captured, "x-gateway-signature");
        assertThat(codeOf(captured)).isEqualTo("GATEWAY gateway");
        assertThat(codeOf(with(captured, "x-gateway-signature", "v1=" + "0".repeat(64) + "," + signature)))
                .isEqualTo("signature_replayed");
    }

    @Test
    void anyChangeIsInvalid() {
        List<Map.Entry<String, String>> captured = signed(gateway());
        assertThat(codeOf("PUT", "/crm/api/contacts?a=1", BODY, captured)).isEqualTo("signature_invalid");
        assertThat(codeOf("POST", "/crm/api/companies?a=1", BODY, captured)).isEqualTo("signature_invalid");
        assertThat(codeOf("POST", "/crm/api/contacts?a=2", BODY, captured)).isEqualTo("signature_invalid");
        assertThat(codeOf("POST", "/crm/api/contacts?a=1", BodyHash.EMPTY, captured))
                .isEqualTo("signature_invalid");
        assertThat(codeOf(with(captured, "X-User-Roles", "admin"))).isEqualTo("signature_invalid");
        assertThat(codeOf(with(captured, "X-User-Permissions", "*"))).isEqualTo("signature_invalid");
        assertThat(codeOf(without(captured, "X-Org-Id"))).isEqualTo("signature_invalid");
        assertThat(codeOf(with(captured, "Accept", "text/html"))).isEqualTo("GATEWAY gateway");
    }

    @ParameterizedTest
    @CsvSource({
        "-31,signature_expired",
        "-30,GATEWAY gateway",
        "-29,GATEWAY gateway",
        "29,GATEWAY gateway",
        "30,GATEWAY gateway",
        "31,signature_expired"
    })
    void theWindowIsThirtySecondsEitherSide(long secondsFromNow, String outcome) {
        Instant stamped = now.plusSeconds(secondsFromNow);
        assertThat(codeOf(signed(RequestSigner.forGateway(SECRET, "crm-service", () -> stamped))))
                .isEqualTo(outcome);
    }

    @Test
    void whatWasStampedUpToTheSecondOfTheStartIsExpired() {
        now = START;
        assertThat(memory.isReadyAt(now)).isFalse();
        assertThat(codeOf(signed(gateway()))).isEqualTo("signature_expired");
        now = START.plusSeconds(1);
        assertThat(memory.isReadyAt(now)).isTrue();
        assertThat(codeOf(signed(gateway()))).isEqualTo("GATEWAY gateway");
    }

    @Test
    void aFullMemoryRefusesAndEmptiesWithTheWindow() {
        for (int i = 0; i < 3; i++) {
            assertThat(codeOf(signed(gateway()))).isEqualTo("GATEWAY gateway");
        }
        assertThat(codeOf(signed(gateway()))).isEqualTo("unavailable");
        now = now.plusSeconds(31);
        assertThat(codeOf(signed(gateway()))).isEqualTo("GATEWAY gateway");
    }

    @Test
    void thePreviousKeyHoldsWhileRotating() {
        assertThat(codeOf(signed(RequestSigner.forGateway(OLD_SECRET, "crm-service", () -> now))))
                .isEqualTo("GATEWAY gateway");
    }

    @Test
    void anotherAudienceCallerOrSecretIsInvalid() {
        assertThat(codeOf(signed(RequestSigner.forGateway(SECRET, "org-service", () -> now))))
                .isEqualTo("signature_invalid");
        assertThat(codeOf(signed(RequestSigner.forGateway(OTHER_SECRET, "crm-service", () -> now))))
                .isEqualTo("signature_invalid");
        assertThat(codeOf(signed(RequestSigner.forCaller("stranger", SECRET, "crm-service", () -> now))))
                .isEqualTo("signature_invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Request-Nonce", "x-gateway-timestamp", "x-gateway-signature"})
    void aPartNotThereIsMissing(String name) {
        assertThat(codeOf(without(signed(gateway()), name))).isEqualTo("signature_missing");
    }

    @Test
    void nothingThereIsMissing() {
        assertThat(codeOf(tenant())).isEqualTo("signature_missing");
        List<Map.Entry<String, String>> unnamed =
                signed(RequestSigner.forCaller("org-service", OTHER_SECRET, "crm-service", () -> now));
        assertThat(codeOf(without(unnamed, "X-Service-Name"))).isEqualTo("signature_missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X-Request-ID", "X-Org-Id", "x-gateway-timestamp", "x-gateway-signature", "X-Request-Nonce"})
    void aHeaderTwiceIsMalformed(String name) {
        List<Map.Entry<String, String>> headers = signed(gateway());
        String value = headers.stream()
                .filter(header -> header.getKey().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
        headers.add(Map.entry(name.toUpperCase(java.util.Locale.ROOT), value));
        assertThat(codeOf(headers)).isEqualTo("signature_malformed");
    }

    @Test
    void bothKindsOfSignatureAreMalformed() {
        List<Map.Entry<String, String>> headers = signed(gateway());
        assertThat(codeOf(with(headers, "X-Service-Signature", "v1=" + "0".repeat(64))))
                .isEqualTo("signature_malformed");
        assertThat(codeOf(with(headers, "X-Service-Name", "gateway"))).isEqualTo("signature_malformed");
    }

    @Test
    void otherFormsOfASignatureAreMalformed() {
        List<Map.Entry<String, String>> headers = signed(gateway());
        String hex = valueOf(headers, "x-gateway-signature").substring(3);
        for (String form : List.of(
                "",
                "v1=",
                "v1",
                hex,
                "v1=" + hex.substring(2),
                "v2=" + hex,
                "V1=" + hex,
                "v1=" + hex.toUpperCase(java.util.Locale.ROOT),
                "v1=" + hex + ",",
                "v1==" + hex,
                "v1=" + hex + "==",
                ("v1=" + hex + ",").repeat(8) + "v1=" + hex,
                "v9=" + "a".repeat(2000))) {
            assertThat(codeOf(with(headers, "x-gateway-signature", form)))
                    .as(form)
                    .isEqualTo("signature_malformed");
        }
        assertThat(codeOf(with(headers, "x-gateway-signature", "v2=later , v1=" + hex + "\t")))
                .isEqualTo("GATEWAY gateway");
    }

    @Test
    void otherFormsOfATimestampOrNonceAreMalformed() {
        List<Map.Entry<String, String>> headers = signed(gateway());
        String timestamp = valueOf(headers, "x-gateway-timestamp");
        for (String form : List.of(
                "", "-1", "+" + timestamp, "0" + timestamp, timestamp + ".0", "1e9", "\u0661", "9".repeat(30))) {
            assertThat(codeOf(with(headers, "x-gateway-timestamp", form)))
                    .as(form)
                    .isEqualTo("signature_malformed");
        }
        for (String form : List.of("", "00", "A".repeat(32), "0".repeat(33), "g".repeat(32))) {
            assertThat(codeOf(with(headers, "X-Request-Nonce", form))).as(form).isEqualTo("signature_malformed");
        }
        assertThat(codeOf("post", "/crm/api/contacts?a=1", BODY, headers)).isEqualTo("signature_malformed");
    }
}
