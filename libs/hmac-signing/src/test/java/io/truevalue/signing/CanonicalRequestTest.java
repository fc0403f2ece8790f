package io.truevalue.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CanonicalRequestTest {
    private static final String SECRET = "ab".repeat(40);

    @Test
    void noTwoDifferentRequestsShareAStringToSign() {
        Random random = new Random(20261121);
        Map<String, Meaning> seen = new HashMap<>();
        int signed = 0;
        for (int i = 0; i < 60_000; i++) {
            GivenRequest request = randomRequest(random);
            String stringToSign;
            try {
                stringToSign = new String(request.stringToSign(), StandardCharsets.UTF_8);
            } catch (MalformedRequest refused) {
                continue;
            }
            signed++;
            Meaning meaning = Meaning.of(request);
            assertThat(seen.computeIfAbsent(stringToSign, unseen -> meaning)).isEqualTo(meaning);
        }
        assertThat(signed).isGreaterThan(5_000);
        assertThat(seen).hasSizeGreaterThan(3_000);
    }

    /** What two requests must agree in to be the same: the signed headers by name, their values trimmed. */
    private record Meaning(
            String audience, long timestamp, String method, String target, String body, Map<String, String> headers) {
        static Meaning of(GivenRequest request) {
            Map<String, String> headers = new TreeMap<>();
            request.headers().stream()
                    .filter(header -> SigningHeaders.isSigned(header.getKey()))
                    .forEach(header -> headers.put(
                            header.getKey().toLowerCase(java.util.Locale.ROOT),
                            header.getValue().replaceAll("^[ \t]+|[ \t]+$", "")));
            return new Meaning(
                    request.audience(),
                    request.timestamp(),
                    request.method().toUpperCase(java.util.Locale.ROOT),
                    request.target(),
                    request.bodyHex(),
                    headers);
        }
    }

    /** From few pieces, many of them boundaries of fields, so that a shifted boundary would meet its twin. */
    private static GivenRequest randomRequest(Random random) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String name =
                    pick(random, "X-User-Roles", "x-user-permissions", "X-Org-Id", "x-org-id", "X-User-A:b", "Accept");
            headers.add(Map.entry(name, text(random)));
        }
        return new GivenRequest(
                SECRET,
                pick(random, "crm-service", "org-service", "crm-service\n1"),
                random.nextInt(2),
                pick(random, "GET", "POST", "get", "GE", "GET\n/"),
                "/" + text(random),
                pick(random, "", "00", HexFormat.of().formatHex("\nx-org-id:a".getBytes(StandardCharsets.UTF_8))),
                headers);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append(pick(random, "a", "b", ",", " ", "\t", ":", "x-org-id:a", "\n", "\r", "\0", "é", "😀"));
        }
        return text.toString();
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    @Test
    void aShiftedFieldBoundaryChangesTheSignature() {
        assertThat(withHeaders(List.of(Map.entry("X-User-Roles", "a,b"), Map.entry("X-User-Permissions", "c")))
                        .signature())
                .isNotEqualTo(
                        withHeaders(List.of(Map.entry("X-User-Roles", "a"), Map.entry("X-User-Permissions", "b,c")))
                                .signature());
    }

    @Test
    void onlySpacesAndTabsAreTrimmed() {
        assertThat(stringToSign(List.of(Map.entry("X-Org-Id", " \ta\u00a0\u000b \t"))))
                .endsWith("\nx-org-id:a\u00a0\u000b\n");
    }

    @Test
    void letterCaseIsFoldedForAsciiAlone() {
        assertThat(SigningHeaders.isSigned("X-REQUEST-ID")).isTrue();
        assertThat(SigningHeaders.isSigned("x-request-\u0131d")).isFalse();
        assertThat(SigningHeaders.isSigned("x_org_id")).isFalse();
        assertThat(SigningHeaders.isSigned("x-organic")).isFalse();
        assertThatThrownBy(() -> stringToSign(List.of(Map.entry("X-User-\u212a", "kelvin"))))
                .isInstanceOf(MalformedRequest.class);
    }

    @Test
    void lineBreaksAndNulAreRefusedInEveryField() {
        for (String poison : List.of("\r", "\n", "\0")) {
            assertThatThrownBy(() -> stringToSign(List.of(Map.entry("X-Org-Id", "a" + poison))))
                    .isInstanceOf(MalformedRequest.class);
            assertThatThrownBy(() -> new GivenRequest(SECRET, "a", 1, "GET", "/" + poison, "", List.of()).signature())
                    .isInstanceOf(MalformedRequest.class);
            assertThatThrownBy(() -> new GivenRequest(SECRET, "a", 1, "GET" + poison, "/", "", List.of()).signature())
                    .isInstanceOf(MalformedRequest.class);
        }
    }

    @Test
    void aSignedHeaderTwiceIsRefused() {
        assertThatThrownBy(() -> stringToSign(List.of(Map.entry("X-Org-Id", "a"), Map.entry("x-ORG-id", "a"))))
                .isInstanceOf(MalformedRequest.class);
    }

    @Test
    void keepsAnyNumberOfHeadersOfAnySizeInOrder() {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (int i = 99; i >= 10; i--) {
            headers.add(Map.entry("X-User-" + i, "v".repeat(i * 50)));
        }
        List<String> lines = new String(
                        new GivenRequest(SECRET, "a", 1, "GET", "/", "", headers).stringToSign(),
                        StandardCharsets.UTF_8)
                .lines()
                .skip(6)
                .toList();
        assertThat(lines).hasSize(90).isSorted();
        assertThat(stringToSign(List.of(Map.entry("X-Org-Id", "small again")))).endsWith("\nx-org-id:small again\n");
    }

    private static String stringToSign(List<Map.Entry<String, String>> headers) {
        return new String(withHeaders(headers).stringToSign(), StandardCharsets.UTF_8);
    }

    private static GivenRequest withHeaders(List<Map.Entry<String, String>> headers) {
        return new GivenRequest(SECRET, "crm-service", 1, "GET", "/crm", "", headers);
    }
}
