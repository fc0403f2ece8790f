package io.truevalue.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ThreadSignerTest {
    private static final byte[] SECRET = HexFormat.of().parseHex("5ec2e7".repeat(11));
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final List<String> VARYING = List.of("x-request-id", "x-request-nonce", "x-user-agent", "x-user-ip");
    private static final List<String> TENANT = List.of(
            "X-User-Id",
            "X-User-Roles",
            "X-User-Permissions",
            "X-Org-Id",
            "X-Org-Slug",
            "X-Session-Id",
            "X-User-Amr",
            "X-User-Email",
            "X-User-Auth-Time",
            "X-User-Type",
            "X-Org-Plan",
            "x-user-zone");

    private final ThreadSigner signer =
            RequestSigner.forGateway(SECRET, "crm-service", () -> NOW).forThread();
    private final RequestVerifier verifier = new RequestVerifier(
            "crm-service",
            (hop, caller) -> List.of(SigningKey.derive(SECRET, "crm-service")),
            new ReplayMemory(10_000, Duration.ofSeconds(30), NOW.minusSeconds(60)),
            () -> NOW);

    /** What stands on the wire, read back as a service reads it. */
    private List<Map.Entry<String, String>> wire(SignedTemplate template, String requestId, String agent, String ip) {
        byte[] head = new byte[template.headersLength() + ThreadSigner.HEADERS_LENGTH];
        int end = signer.writeHeaders(head, template.writeHeaders(head, 0));
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        String text = new String(head, 0, end, StandardCharsets.ISO_8859_1);
        assertThat(text).endsWith("\r\n");
        for (String line : text.split("\r\n")) {
            int colon = line.indexOf(':');
            headers.add(Map.entry(line.substring(0, colon), line.substring(colon + 1)));
        }
        headers.add(Map.entry("X-Request-ID", requestId));
        headers.add(Map.entry("X-User-Ip", ip));
        if (!agent.isEmpty()) {
            headers.add(Map.entry("X-User-Agent", agent));
        }
        return headers;
    }

    private static String value(Random random) {
        StringBuilder value = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            value.append((char) (random.nextBoolean() ? 0x20 + random.nextInt(0x5F) : 0x80 + random.nextInt(0x80)));
        }
        return value.toString();
    }

    @Test
    void whatItSignsVerifiesWhateverTheValuesAre() {
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            List<Map.Entry<String, String>> tenant = new ArrayList<>();
            for (String name : TENANT) {
                if (random.nextInt(3) > 0) {
                    tenant.add(Map.entry(name, value(random)));
                }
            }
            SignedTemplate template = SignedTemplate.of(VARYING, tenant);
            BodyHash body = BodyHash.of(value(random).getBytes(StandardCharsets.UTF_8));
            String agent = random.nextBoolean() ? "" : "agent" + value(random);
            String target = "/crm/api/contacts?n=" + i;
            signer.sign("PATCH", target, body, template, "r-" + i, "", agent, "2001:db8::1");
            assertThat(verifier.verify("PATCH", target, body, wire(template, "r-" + i, agent, "2001:db8::1")))
                    .isInstanceOf(Verdict.Verified.class);
        }
    }

    @Test
    void eachTryHasItsOwnNonce() {
        SignedTemplate template = SignedTemplate.of(VARYING, List.of());
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            signer.sign("GET", "/", BodyHash.EMPTY, template, "r", "", "", "::1");
            nonces.add(wire(template, "r", "", "::1").getFirst().getValue().strip());
        }
        assertThat(nonces).hasSize(1_000).allMatch(nonce -> nonce.matches("[0-9a-f]{32}"));
    }

    @Test
    void aFieldThatWouldEndItsLineIsRefused() {
        SignedTemplate template = SignedTemplate.of(VARYING, List.of());
        for (String bad : List.of("a\nb", "a\rb", "a\0b", "a\u0141b")) {
            assertThatThrownBy(() -> signer.sign("GET", "/", BodyHash.EMPTY, template, "r", "", bad, "::1"))
                    .isInstanceOf(MalformedRequest.class);
            assertThatThrownBy(() -> signer.sign("GET", bad, BodyHash.EMPTY, template, "r", "", "", "::1"))
                    .isInstanceOf(MalformedRequest.class);
            assertThatThrownBy(() -> SignedTemplate.of(VARYING, List.of(Map.entry("x-user-id", bad))))
                    .isInstanceOf(MalformedRequest.class);
        }
        assertThatThrownBy(() -> signer.sign("GE T", "/", BodyHash.EMPTY, template, "r", "", "", "::1"))
                .isInstanceOf(MalformedRequest.class);
    }

    @Test
    void aTemplateHoldsSignedHeadersOnceAndNoneThatVaries() {
        for (List<Map.Entry<String, String>> bad : List.of(
                List.of(Map.entry("accept", "x")),
                List.of(Map.entry("x-user-ip", "x")),
                List.of(Map.entry("X-User-Id", "a"), Map.entry("x-user-id", "a")),
                List.of(Map.entry("x-user-i d", "a")))) {
            assertThatThrownBy(() -> SignedTemplate.of(VARYING, bad)).isInstanceOf(MalformedRequest.class);
        }
    }
}
